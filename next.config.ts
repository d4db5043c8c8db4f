import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  output: 'standalone',
  // Without these two Next looks for a lock file in the folders above and may take a stranger's for its root.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', 'fontkit', 'sharp'],
  // Read by path, so that no bundler sees them: fonts while drawing, and the threads that open strangers' files.
  outputFileTracingIncludes: {
    '/**': [
      './src/pdf/fonts/*.ttf',
      './src/adapters/*.worker.mjs',
      './node_modules/pdf-lib/dist/pdf-lib.min.js',
      './node_modules/exceljs/dist/exceljs.min.js',
      './node_modules/fflate/umd/index.js',
    ],
  },
  // The proxy reads bodies before a route does, and cuts off what is longer than this: an upload and what a form adds to it.
  experimental: { proxyClientMaxBodySize: '12mb' },
  poweredByHeader: false,
  images: { unoptimized: true },
  // What runs in the browser says so in its name, also error.client.tsx and global-error.client.tsx.
  pageExtensions: ['client.tsx', 'tsx', 'ts'],
  // Types are judged once, over tests and scripts as well, by `npm run check`.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);
