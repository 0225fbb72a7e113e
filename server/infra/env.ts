import { z } from "zod";

/** One address, alone or in angle brackets after a name. */
const mailFromPattern = /^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

/**
 * What the processes are told by their environment. `bin/` and `server/runtime/start.ts` fill in what a person left out,
 * so that web and worker always find the whole set.
 */
const schema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "DATABASE_URL must be a postgresql:// address." }),
    DATA_DIR: z.string().min(1, "DATA_DIR must name a folder."),
    HOST: z.string().min(1, "HOST must be an address to listen on, such as 127.0.0.1."),
    PORT: z.coerce
      .number({ error: "PORT must be a number." })
      .int("PORT must be a whole number.")
      .min(1, "PORT must be from 1 to 65535.")
      .max(65_535, "PORT must be from 1 to 65535."),
    ORIGIN: z.url({
      protocol: /^https?$/,
      error: "ORIGIN must be the public address, such as https://status.example.edu.",
    }),
    AUTH_SECRET: z.string().min(32, "AUTH_SECRET must have at least 32 characters."),
    /** Hosts in private networks that sources may be asked at: "prometheus.internal:9090, 10.0.0.7". */
    ALLOW_PRIVATE_HOSTS: z.string().default(""),
    /** Proxies on other machines whose X-Forwarded-For is believed: "10.0.0.7, 10.1.0.0/16". This machine always is. */
    TRUSTED_PROXIES: z.string().default(""),
    /** Single sign-on, all three or none. By verified addresses it finds staff; whoever has no account here is a member. */
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: "OIDC_ISSUER must be the issuer's address." }).optional(),
    OIDC_CLIENT_ID: z.string().min(1, "OIDC_CLIENT_ID must not be empty.").optional(),
    OIDC_CLIENT_SECRET: z.string().min(1, "OIDC_CLIENT_SECRET must not be empty.").optional(),
    /** The server that mail is sent through, and who sends it: both or none. */
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: "SMTP_URL must look like smtp://user:password@host:587." })
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(mailFromPattern, "MAIL_FROM must be an address, such as Allclear <status@example.edu>.")
      .optional(),
    /** How many mails to subscribers a worker hands over in a second. */
    MAIL_RATE: z.coerce
      .number({ error: "MAIL_RATE must be a number." })
      .int("MAIL_RATE must be a whole number.")
      .min(1, "MAIL_RATE must be from 1 to 1000.")
      .max(1_000, "MAIL_RATE must be from 1 to 1000.")
      .default(50),
    /** Signs mail by DKIM: the selector in DNS and the file of the private key, both or none. */
    DKIM_SELECTOR: z
      .string()
      .regex(/^[a-z0-9._-]+$/i, "DKIM_SELECTOR must be the name under _domainkey in DNS.")
      .optional(),
    DKIM_KEY_FILE: z.string().min(1, "DKIM_KEY_FILE must name a file.").optional(),
    /** Push services of browsers besides those of their makers: "push.example.edu". */
    PUSH_SERVICES: z.string().default(""),
    /** The mailbox of reports, with its folder if that is not INBOX. */
    IMAP_URL: z
      .url({ protocol: /^imaps?$/, error: "IMAP_URL must look like imaps://user:password@host/INBOX." })
      .optional(),
  })
  .superRefine(refuseHalfOfOidc)
  .superRefine(refuseHalfOfMail);

function refuseHalfOfOidc(values: Record<string, unknown>, context: z.RefinementCtx): void {
  const names = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
  const absent = names.filter((name) => values[name] === undefined);
  if (absent.length < names.length) {
    absent.forEach((name) => context.addIssue({ code: "custom", path: [name], message: `${name} is not set.` }));
  }
}

function refuseHalfOfMail(values: Record<string, unknown>, context: z.RefinementCtx): void {
  if (values.SMTP_URL !== undefined && values.MAIL_FROM === undefined) {
    context.addIssue({ code: "custom", path: ["MAIL_FROM"], message: "MAIL_FROM is not set." });
  }
  if ((values.DKIM_SELECTOR === undefined) !== (values.DKIM_KEY_FILE === undefined)) {
    const message = "DKIM_SELECTOR and DKIM_KEY_FILE belong together: set both, or none.";
    context.addIssue({ code: "custom", path: ["DKIM_SELECTOR"], message });
  }
}

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** @throws Error that lists everything that is wrong, a sentence a line */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}

/** @throws Error that lists everything that is wrong, a sentence a line */
export function parseEnv(values: Record<string, string | undefined>): Env {
  const result = schema.safeParse(values);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `- ${missing(values, issue) ?? issue.message}`);
    throw new Error(`The environment is not right:\n${problems.join("\n")}`);
  }

  return { ...result.data, ORIGIN: new URL(result.data.ORIGIN).origin };
}

function missing(values: Record<string, string | undefined>, issue: z.core.$ZodIssue): string | undefined {
  const name = String(issue.path[0]);

  return values[name] === undefined ? `${name} is not set.` : undefined;
}
