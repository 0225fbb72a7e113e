import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // No picture is ever resized on the way; `/_next/image` answers 404.
  images: { unoptimized: true },
  // Every reader gets a page's title and description in its head, instead of streamed in by script.
  htmlLimitedBots: /.*/,
  // Drivers that load files of their own at run time.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/client",
    "@resvg/resvg-js",
    "graphile-worker",
    "pg",
    "pino",
    "prom-client",
    "undici",
  ],
  // `npm run check` does this for the whole project, tests and servers included.
  typescript: { ignoreBuildErrors: true },
  // Public, visitors' and staff pages have root layouts of their own, so that no single one could hold a 404.
  experimental: { globalNotFound: true },
};

export default config;
