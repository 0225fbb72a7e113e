import { expect, test } from "vitest";
import { EnvError, parseEnv } from "./env";
import { findProblems, requiredNames, type VariableName } from "./variables.mjs";

const complete = {
  DATABASE_URL: "postgresql://allclear@localhost/allclear",
  DATA_DIR: "/var/lib/allclear",
  ORIGIN: "https://status.example.edu",
  AUTH_SECRET: "a secret that is known to every test",
};

const wrong: Record<VariableName, string[]> = {
  PORT: ["0", "65536", "-1", "80.5", "http", "0x50"],
  HOST: ["a b", "http://127.0.0.1", "-x"],
  ORIGIN: ["status.example.edu", "ftp://status.example.edu", "https://example.edu/status", "https://example.edu/?a"],
  DATA_DIR: [],
  DATABASE_URL: ["mysql://localhost/allclear", "localhost"],
  AUTH_SECRET: ["short"],
  DEMO_PASSWORD: ["short", "x".repeat(129)],
  ALLOW_PRIVATE_HOSTS: ["http://prometheus.internal", "10.0.0.0/8", "prometheus:0", "prometheus:65536", "::1"],
  TRUSTED_PROXIES: [
    "10.0.0.0/99",
    "10.0.0.7/8/8",
    "proxy.example.edu",
    "10.0.0.7, 2001:db8::/129",
    "10.0.0.7/",
    "::/0",
    "10.1.0.0/23",
    "10.0.0.7, 2001:db8::/63",
    "::ffff:10.0.0.0/119",
  ],
  TRUSTED_PROXIES_MAY_BE_WIDE: ["0", "yes"],
  OIDC_ISSUER: ["login.example.edu"],
  OIDC_CLIENT_ID: [],
  OIDC_CLIENT_SECRET: [],
  SMTP_URL: ["mail.example.edu", "http://mail.example.edu", "smtp://"],
  MAIL_FROM: ["Allclear", "a@b <", "two@example.edu words"],
  MAIL_RATE: ["0", "1001", "fast"],
  DKIM_SELECTOR: ["not a name"],
  DKIM_KEY_FILE: [],
  PUSH_SERVICES: ["https://push.example.edu"],
  IMAP_URL: ["imap.example.edu", "imaps://imap.example.edu/INBOX", "pop3://user@host"],
  LOG_LEVEL: ["loud"],
  STORY: ["bleak_house"],
  EXPORTER_PORT: ["0"],
  QUIET_DAY: ["true"],
};

const cases = Object.entries(wrong).flatMap(([name, values]) => values.map((value) => ({ name, value })));

test.each(cases)("$name=$value is refused, with a sentence that names it", ({ name, value }) => {
  const problems = findProblems({ ...complete, [name]: value });

  expect(problems[0]).toMatch(new RegExp(`^${name} must `));
});

test.each(["DATABASE_URL", "AUTH_SECRET", "SMTP_URL", "IMAP_URL"])("no message repeats the value of %s", (name) => {
  expect(findProblems({ ...complete, [name]: "hunter2" }).join()).not.toContain("hunter2");
});

test.each([
  { HOST: "::1", PORT: "65535", LOG_LEVEL: "silent" },
  { ALLOW_PRIVATE_HOSTS: "prometheus.internal:9090, 10.0.0.7 [::1]:9090", PUSH_SERVICES: "127.0.0.1:4000" },
  { TRUSTED_PROXIES: "10.0.0.7, 10.1.0.0/24 2001:db8::/64,::1 ::ffff:10.0.0.0/120" },
  { TRUSTED_PROXIES: "10.1.0.0/16 2001:db8::/32", TRUSTED_PROXIES_MAY_BE_WIDE: "1" },
  { SMTP_URL: "smtps://user:p%40ss@mail.example.edu", MAIL_FROM: "Allclear <status@example.edu>" },
  { IMAP_URL: "imaps://user:p%40ss@imap.example.edu/INBOX" },
  { OIDC_ISSUER: "http://localhost:4000", OIDC_CLIENT_ID: "allclear", OIDC_CLIENT_SECRET: "secret" },
])("%o is accepted", (values) => {
  expect(findProblems({ ...complete, ...values })).toEqual([]);
});

test.each([
  [{ OIDC_ISSUER: "https://login.example.edu" }, "OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be set too"],
  [{ SMTP_URL: "smtp://localhost" }, "MAIL_FROM must be set too"],
  [{ DKIM_SELECTOR: "allclear" }, "DKIM_SELECTOR and DKIM_KEY_FILE belong together"],
])("of what belongs together, a part alone is refused: %o", (values, sentence) => {
  expect(findProblems({ ...complete, ...values }).join()).toContain(sentence);
});

test("a process says of everything that is missing that it is", () => {
  const problems = findProblems({ DATA_DIR: "" }, { required: requiredNames });

  expect(problems).toEqual(requiredNames.map((name) => `${name} is not set.`));
});

test("a file that cannot be read is named, where it is asked for", () => {
  const values = { ...complete, DKIM_SELECTOR: "allclear", DKIM_KEY_FILE: "/nowhere/key.pem" };

  expect(findProblems(values)).toEqual([]);
  expect(findProblems(values, { checkedHere: ["DKIM_KEY_FILE"] }).join()).toContain("/nowhere/key.pem is not (ENOENT)");
});

test("what is left out or empty has its default", () => {
  const env = parseEnv({ ...complete, PORT: "", MAIL_RATE: "20", OIDC_ISSUER: "" });

  expect(env).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", MAIL_RATE: 20, TRUSTED_PROXIES: "" });
  expect(env.OIDC_ISSUER).toBeUndefined();
});

test("everything that is wrong is said at once", () => {
  expect(() => parseEnv({ ...complete, PORT: "0", MAIL_RATE: "0" })).toThrow(EnvError);
  expect(() => parseEnv({ ...complete, PORT: "0", MAIL_RATE: "0" })).toThrow(/PORT must[^]*MAIL_RATE must/);
});
