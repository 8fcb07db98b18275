# Sverka for a server: one image, two roles (web, worker); see compose.yaml. No process runs as root.
FROM python:3.13-slim-bookworm AS build
WORKDIR /sverka
COPY requirements.txt ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.txt

FROM python:3.13-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 SVERKA_HOME=/data
RUN useradd --system --uid 10001 --home-dir /data sverka && mkdir /data && chown sverka:sverka /data
COPY --from=build /venv /venv
COPY . /sverka
WORKDIR /sverka
RUN python -m compileall -q streamlit_app.py core pages tasks
USER 10001
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/api/health', timeout=4)"]
CMD ["streamlit", "run", "streamlit_app.py", "--server.port", "8501", "--server.address", "0.0.0.0", "--server.headless", "true"]
