import { findRunningPostgres, openPostgres } from "@/server/runtime/postgres/embedded";
import { migrate } from "./migrate";

/**
 * What `npm run admin` does, for whoever has the machine. The environment is complete but for DATABASE_URL: without one
 * it is the PostgreSQL of DATA_DIR, which is started for as long as this takes where the site does not run.
 * @returns the exit code
 */
export async function runAdmin(email: string): Promise<number> {
  const started = process.env.DATABASE_URL ? null : await openDatabase(String(process.env.DATA_DIR));
  try {
    return await resetPassword(email.trim().toLowerCase());
  } finally {
    await started?.stop();
  }
}

async function openDatabase(dataDir: string): Promise<{ stop: () => Promise<void> } | null> {
  const running = await findRunningPostgres(dataDir);
  if (running !== null) {
    process.env.DATABASE_URL = running;

    return null;
  }
  const postgres = await openPostgres(dataDir);
  process.env.DATABASE_URL = postgres.url;
  await migrate(postgres.url);

  return postgres;
}

async function resetPassword(email: string): Promise<number> {
  // Loaded now and not above: the database reads the environment when it is loaded.
  const { resetOnMachine } = await import("@/server/accounts/users/reset-on-machine");
  const { db } = await import("@/server/infra/db");
  const found = await resetOnMachine(email, new Date());
  await db.$disconnect();
  if ("admins" in found) {
    say(`There is no account with the address ${email}.`);
    say(
      found.admins.length > 0
        ? `Admins have these: ${found.admins.join(", ")}.`
        : "There is no admin yet: npm start prints a link that makes the first one.",
    );

    return 1;
  }
  if (found.wasDisabled) {
    say(`${email} was disabled. It is enabled again.`);
  }
  if (found.hadSecondFactor) {
    say(`The second factor of ${email} is removed. Set up another one under Account.`);
  }
  say(`Choose another password for ${email} with this link. It works once, for an hour:`);
  say(`  ${process.env.ORIGIN}/staff/new-password?token=${encodeURIComponent(found.token)}`);

  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
