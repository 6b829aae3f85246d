# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/annai
COPY requirements/runtime.lock requirements/build.lock requirements/
RUN /opt/annai/bin/pip install --require-hashes -r requirements/runtime.lock \
 && /opt/annai/bin/pip install --require-hashes -r requirements/build.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY handlers handlers
COPY schedules schedules
COPY programmes programmes
RUN /opt/annai/bin/pip install --no-deps --no-build-isolation . \
 && /opt/annai/bin/pip uninstall --yes setuptools pip

FROM python:3.13-slim
# Only the database is written at run time: the image works with a read-only root file system.
RUN useradd --system --no-create-home --uid 10001 annai && install -d -o annai -m 0700 /data
COPY --from=build /opt/annai /opt/annai
ENV PATH=/opt/annai/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 MALLOC_ARENA_MAX=1 ANNAI_HTTP_HOST=0.0.0.0 ANNAI_HTTP_PORT=8000 \
    ANNAI_DATABASE_URL=sqlite:////data/annai.db
WORKDIR /programmes
USER annai
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=3)"]
ENTRYPOINT ["annai"]
CMD ["run"]
