# Pin the base by its digest: docker buildx imagetools inspect python:3.11-slim-bookworm
# tells it, and --build-arg BASE=python:3.11-slim-bookworm@sha256:... uses it.
ARG BASE=python:3.11-slim-bookworm
FROM ${BASE}
RUN useradd --create-home --uid 10001 steps
WORKDIR /app
# With the encoder of the learned ear: --build-arg LIST=requirements-encoder.txt
ARG LIST=requirements.txt
COPY requirements.txt requirements-encoder.txt ./
RUN pip install --no-cache-dir --require-hashes -r ${LIST}
COPY LICENSE NOTICE pyproject.toml ./
COPY bot bot
COPY migrations migrations
# Compiled once, here: nothing may be written beside the code later.
RUN python -m compileall -q --invalidation-mode unchecked-hash bot migrations \
    && install -d -o steps -m 0700 /app/data /app/keys
USER steps
VOLUME ["/app/data", "/app/keys"]
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["python", "-m", "bot", "healthy"]
# The sandbox is of no use in here: it listens to this container alone.
CMD ["sh", "-c", "umask 077 && exec python -m bot run --migrate --no-sandbox"]
