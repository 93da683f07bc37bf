"""The bot that a tutorial leads to: handlers, a conversation, the job queue and a pickle.

It stands for python-telegram-bot as most people use it, with its own transport and polling, and
does what is measured of ours: a typed text is answered by a new message with buttons, a tap
changes the card, a reminder comes at its time. Run by bench.replies: python -m bench.naive.
"""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

PICKLE = "naive.pickle"
WHEN = 1
LATE = {"misfire_grace_time": None}
"""A reminder that is late comes all the same; by default it would be dropped after a second."""
Context = ContextTypes.DEFAULT_TYPE


def buttons(*rows: tuple[str, str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data)] for label, data in rows]
    )


async def start(update: Update, context: Context) -> int:
    assert update.message
    await update.message.reply_text(
        "In ten minutes: say hello to whoever is at the till.\n\nYou can do it.",
        reply_markup=buttons(("I'm on my way", "going"), ("Later", "later"), ("Not today", "no")),
    )
    return ConversationHandler.END


async def what(update: Update, context: Context) -> int:
    """They typed a step: when shall it be?"""
    assert update.message
    assert context.user_data is not None
    context.user_data["step"] = update.message.text
    await update.message.reply_text(
        f"Your step: {update.message.text}\n\nWhen will you do it?",
        reply_markup=buttons(("In an hour", "60"), ("In three hours", "180"), ("Stop", "stop")),
    )
    return WHEN


async def when(update: Update, context: Context) -> int:
    """They typed a time, or tapped one: it is kept, and they are reminded."""
    assert update.effective_chat
    assert context.user_data is not None
    assert context.job_queue
    chat, step = update.effective_chat.id, context.user_data.get("step")
    at = datetime.now(UTC) + timedelta(hours=1)
    context.bot_data.setdefault("reminders", {})[chat] = (at, step)
    context.job_queue.run_once(remind, at, chat_id=chat, data=step, job_kwargs=LATE)
    kept = f"Kept: {step}\n\nI will remind you."
    change = buttons(("Change it", "change"), ("Leave it", "leave"))
    if update.callback_query:
        await update.callback_query.answer()
        await update.callback_query.edit_message_text(kept, reply_markup=change)
    else:
        assert update.message
        await update.message.reply_text(kept, reply_markup=change)
    return ConversationHandler.END


async def later(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer()
    await update.callback_query.edit_message_text(
        "Say hello to whoever is at the till.\n\nWhen shall I remind you?",
        reply_markup=buttons(("In an hour", "60"), ("Tomorrow", "1440"), ("Back", "back")),
    )


async def back(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer()
    await update.callback_query.edit_message_text(
        "In ten minutes: say hello to whoever is at the till.\n\nYou can do it.",
        reply_markup=buttons(("I'm on my way", "going"), ("Later", "later"), ("Not today", "no")),
    )


async def remember(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """The job queue forgets when the bot stops: what the pickle still knows is put back."""
    assert application.job_queue
    for chat, (at, step) in application.bot_data.get("reminders", {}).items():
        application.job_queue.run_once(remind, at, chat_id=chat, data=step, job_kwargs=LATE)


async def remind(context: Context) -> None:
    assert context.job
    assert context.job.chat_id
    context.bot_data.get("reminders", {}).pop(context.job.chat_id, None)
    await context.bot.send_message(
        context.job.chat_id,
        f"In ten minutes: {context.job.data}",
        reply_markup=buttons(("I'm on my way", "going"), ("Later", "later"), ("Not today", "no")),
    )


def main() -> None:
    logging.basicConfig(
        format="%(asctime)s - %(name)s - %(levelname)s - %(message)s", level=logging.INFO
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)
    application: Application[Any, Any, Any, Any, Any, Any] = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
        .persistence(PicklePersistence(PICKLE))
        .post_init(remember)
        .build()
    )
    typed = filters.TEXT & ~filters.COMMAND
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(later, "^later$"))
    application.add_handler(CallbackQueryHandler(back, "^back$"))
    application.add_handler(
        ConversationHandler(
            entry_points=[MessageHandler(typed, what)],
            states={WHEN: [MessageHandler(typed, when), CallbackQueryHandler(when, r"^\d+$")]},
            fallbacks=[CommandHandler("start", start)],
            name="plan",
            persistent=True,
        )
    )
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
