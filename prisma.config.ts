import { defineConfig } from "prisma/config";

// Only the Prisma CLI reads this, to author migrations; the product applies them with a runner of its own.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/allclear" },
});
