import { z } from "zod";
import { describeProblems, findProblems, requiredNames, withDefaults } from "./variables.mjs";

/** The types of what `variables.mjs` describes and checks, for whoever reads it in the product. */
const schema = z.object({
  DATABASE_URL: z.string(),
  DATA_DIR: z.string(),
  HOST: z.string(),
  PORT: z.coerce.number(),
  ORIGIN: z.string().transform((value) => new URL(value).origin),
  AUTH_SECRET: z.string(),
  /** Hosts in private networks that sources may be asked at: "prometheus.internal:9090, 10.0.0.7". */
  ALLOW_PRIVATE_HOSTS: z.string(),
  /** Proxies on other machines whose X-Forwarded-For is believed: "10.0.0.7, 10.1.0.0/16". This machine always is. */
  TRUSTED_PROXIES: z.string(),
  /** Single sign-on, all three or none. By verified addresses it finds staff; whoever has no account here is a member. */
  OIDC_ISSUER: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** The server that email is sent through, and who sends it: both or none. */
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  /** How many emails to subscribers a worker hands over in a second. */
  MAIL_RATE: z.coerce.number(),
  /** Signs email by DKIM: the selector in DNS and the file of the private key, both or none. */
  DKIM_SELECTOR: z.string().optional(),
  DKIM_KEY_FILE: z.string().optional(),
  /** Push services of browsers besides those of their makers: "push.example.edu". */
  PUSH_SERVICES: z.string(),
  /** The mailbox of reports, with its folder if that is not INBOX. */
  IMAP_URL: z.string().optional(),
});

export type Env = z.infer<typeof schema>;

/** The environment is wrong; its message has a sentence for everything that is. */
export class EnvError extends Error {}

let parsed: Env | undefined;

/** @throws EnvError */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}

/** @throws EnvError */
export function parseEnv(values: Record<string, string | undefined>): Env {
  const problems = findProblems(values, { required: requiredNames });
  if (problems.length > 0) {
    throw new EnvError(describeProblems(problems));
  }

  return schema.parse(withDefaults(values));
}
