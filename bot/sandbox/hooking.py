"""The methods of the webhook."""

import re
from collections.abc import Callable, Mapping

from bot.sandbox.contract import Json
from bot.sandbox.links import parse
from bot.sandbox.refusal import bad_request, not_here
from bot.sandbox.webhook import Address
from bot.sandbox.world import World

HERE = ("127.0.0.1", "localhost")
CONNECTIONS = 40
MOST_CONNECTIONS = 100
SECRET = re.compile(r"[A-Za-z0-9_-]*")
SECRET_LENGTH = 256


def set_webhook(world: World, params: Json) -> bool:
    address = _address(params) if params["url"] else None
    if params.get("drop_pending_updates"):
        world.mailbox.drop()
    world.mailbox.allow(params.get("allowed_updates"))
    world.webhook.set_(address)
    return True


def _address(params: Json) -> Address:
    try:
        link = parse(params["url"], "https")
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    secret = params.get("secret_token", "")
    if len(secret.encode()) > SECRET_LENGTH:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if link.protocol != "http" or link.host not in HERE:
        raise not_here("webhook but by http on loopback")
    most = min(max(params.get("max_connections", CONNECTIONS), 1), MOST_CONNECTIONS)
    return Address(params["url"], link, secret, most)


def delete_webhook(world: World, params: Json) -> bool:
    world.webhook.set_(None)
    if params.get("drop_pending_updates"):
        world.mailbox.drop()
    return True


def get_webhook_info(world: World, params: Json) -> Json:
    address, error = world.webhook.address, world.webhook.error
    info: Json = {
        "url": address.url if address else "",
        "has_custom_certificate": False,
        "pending_update_count": world.mailbox.waiting,
    }
    if error:
        info |= {"last_error_date": int(error[0].timestamp()), "last_error_message": error[1]}
    if address:
        info |= {"max_connections": address.most, "ip_address": "127.0.0.1"}
    if world.mailbox.allowed is not None:
        info["allowed_updates"] = sorted(world.mailbox.allowed)
    return info


METHODS: Mapping[str, Callable[[World, Json], object]] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
