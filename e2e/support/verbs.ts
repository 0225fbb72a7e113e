import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { dovecotUrl } from "@/server/inbox/testing/dovecot";

const access = z.object({ port: z.number(), password: z.string() });

type Site = { dataDir: string; port: string };

/**
 * The verbs of a site, called in this process: of the one that the stories run against, or of another. A process is of one
 * site for good. Only `e2e/support` may do that.
 */
export async function connectVerbs(site: Site = siteOfStories()) {
  const { dataDir } = site;
  const { port, password } = access.parse(JSON.parse(readFileSync(path.join(dataDir, "postgres/access.json"), "utf8")));
  Object.assign(process.env, {
    DATABASE_URL: `postgresql://allclear:${password}@127.0.0.1:${port}/allclear`,
    DATA_DIR: dataDir,
    HOST: "127.0.0.1",
    PORT: site.port,
    ORIGIN: `http://localhost:${site.port}`,
    IMAP_URL: dovecotUrl(Number(process.env.E2E_IMAP_PORT)),
    SMTP_URL: `smtp://127.0.0.1:${process.env.E2E_SMTP_PORT}`,
    MAIL_FROM: "status@example.edu",
    // The site's own: private links that are made here are read there.
    AUTH_SECRET: readFileSync(path.join(dataDir, "auth-secret"), "utf8").trim(),
  });

  // Loaded now and not above: they read the environment when they are.
  const [
    { db },
    { confirmIncident },
    { createUser },
    { disableUser },
    { addService },
    { changeService },
    { openIncident },
    { postUpdate },
    { writeComment },
    { moderateComment },
    { readMailbox },
    { makeSubscribers },
    { subscriberToken },
  ] = await Promise.all([
    import("@/server/infra/db"),
    import("@/server/confirmations/confirm-incident"),
    import("@/server/accounts/users/create-user"),
    import("@/server/accounts/users/change-user"),
    import("@/server/services/add-service"),
    import("@/server/services/change-service"),
    import("@/server/incidents/open-incident"),
    import("@/server/incidents/post-update"),
    import("@/server/comments/write-comment"),
    import("@/server/comments/moderate-comment"),
    import("@/server/inbox/read-mailbox"),
    import("@/server/testing/subscribers"),
    import("@/server/notifications/subscriber-access"),
  ]);

  return {
    db,
    confirmIncident,
    createUser,
    disableUser,
    addService,
    changeService,
    openIncident,
    postUpdate,
    writeComment,
    moderateComment,
    readMailbox,
    makeSubscribers,
    subscriberToken,
  };
}

export type Verbs = Awaited<ReturnType<typeof connectVerbs>>;

function siteOfStories(): Site {
  return { dataDir: z.string().parse(process.env.E2E_DATA_DIR), port: z.string().parse(process.env.E2E_PORT) };
}
