# One image for all services: the command picks which one runs.
ARG NODE_IMAGE=node:24-bookworm-slim
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/shared/package.json packages/shared/
COPY packages/claims/package.json packages/claims/
COPY services/fetcher/package.json services/fetcher/
COPY services/extractor/package.json services/extractor/
COPY services/store/package.json services/store/
COPY cli/package.json cli/
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts --loglevel=error

FROM ${NODE_IMAGE}
ENV NODE_ENV=production NODE_COMPILE_CACHE=/tmp/node-compile-cache TZ=UTC
WORKDIR /app
COPY --from=packages /app/ ./
COPY packages/ packages/
COPY services/ services/
COPY cli/ cli/
COPY fixtures/ fixtures/
USER 10001:10001
ENTRYPOINT ["node"]
CMD ["cli/src/main.ts", "--help"]
