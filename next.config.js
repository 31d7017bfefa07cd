/** @type {import('next').NextConfig} */
const config = {
  // Two builds can stand beside each other (a test's and a developer's) without disturbing one another.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['pg', 'pg-boss', 'pino', 'prom-client', '@prisma/client', '@prisma/adapter-pg', 'jsonata'],
  experimental: { serverActions: { bodySizeLimit: '16mb' } },
}

export default config
