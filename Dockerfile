FROM python:3.11-slim
RUN useradd --create-home --uid 10001 steps
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY bot bot
COPY migrations migrations
RUN install -d -o steps -m 0700 /app/data /app/keys
USER steps
VOLUME ["/app/data", "/app/keys"]
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
CMD ["sh", "-c", "umask 077 && exec python -m bot run --migrate"]
