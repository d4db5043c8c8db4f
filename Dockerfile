# The portal for deployers, in two images: `portal` answers browsers; `worker` migrates the database and runs the jobs.
#   docker build --target portal --tag cites-portal .
#   docker build --target worker --tag cites-portal-worker .

FROM node:24-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund

FROM dependencies AS build
COPY tsconfig.json next.config.ts postcss.config.mjs prisma.config.ts ./
COPY prisma ./prisma
COPY scripts ./scripts
COPY public ./public
COPY src ./src
RUN node node_modules/prisma/build/index.js generate
RUN node node_modules/next/dist/bin/next build
RUN cp -r .next/static .next/standalone/.next/static && cp -r public .next/standalone/public

FROM dependencies AS runtime-dependencies
RUN npm prune --omit=dev --no-audit --no-fund

FROM base AS worker
ENV NODE_ENV=production
COPY --from=runtime-dependencies /app/node_modules ./node_modules
COPY package.json tsconfig.json ./
COPY prisma ./prisma
COPY scripts ./scripts
COPY --from=build /app/src ./src
RUN install -d -o node -g node /var/lib/cites/files /var/lib/cites/keys
USER node
# Alive means that the process of the worker is there; how its jobs fare is what /api/health of the portal tells.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "scripts/docker/worker-health.mjs"]
CMD ["node", "scripts/run.mjs", "scripts/run-jobs.ts"]

FROM base AS portal
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000
COPY --from=build /app/.next/standalone ./
RUN install -d -o node -g node /var/lib/cites/files /var/lib/cites/keys
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
