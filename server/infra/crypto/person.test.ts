import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function personWith(settings: Record<string, string> = {}) {
  const values = {
    DATABASE_URL: "postgresql://127.0.0.1/x",
    DATA_DIR: "x",
    HOST: "127.0.0.1",
    PORT: "3000",
    ORIGIN: "http://localhost:3000",
    AUTH_SECRET: "a secret that is known to every test",
    ...settings,
  };
  Object.entries(values).forEach(([name, value]) => vi.stubEnv(name, value));
  vi.resetModules();

  return import("./person");
}

function sent(setCookie: string): string {
  return setCookie.slice(0, setCookie.indexOf(";"));
}

test("whoever was made is found by the cookie they were given", async () => {
  const { findPerson, makePerson } = await personWith();
  const { id, setCookie } = makePerson();

  expect(findPerson(sent(setCookie))).toBe(id);
  expect(findPerson(`theme=dark; ${sent(setCookie)}; x=y`)).toBe(id);
  expect(makePerson().id).not.toBe(id);
});

test("scripts cannot read it, other sites do not send it along, and it stays for a year", async () => {
  const { makePerson } = await personWith();

  expect(makePerson().setCookie).toMatch(
    /^allclear_person=[\w-]{22}\.[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
  );
});

test("with https it is for https alone, and for this host alone", async () => {
  const { findPerson, makePerson } = await personWith({ ORIGIN: "https://status.example.edu" });
  const { id, setCookie } = makePerson();

  expect(setCookie).toMatch(/^__Host-allclear_person=.*; Secure$/);
  expect(findPerson(sent(setCookie))).toBe(id);
  expect(findPerson(sent(setCookie).replace("__Host-", ""))).toBeNull();
});

test("what we did not sign names nobody, and does not hide what we did", async () => {
  const { findPerson, makePerson } = await personWith();
  const mine = sent(makePerson().setCookie);
  const [name = "", value = ""] = mine.split("=");
  const [, signature = ""] = value.split(".");
  const forged = `${name}=${"A".repeat(22)}.${signature}`;

  for (const cookie of [null, "", "allclear_person", `${name}=`, `${name}=x.y`, forged, `${mine}x`, `x${mine}`]) {
    expect(findPerson(cookie)).toBeNull();
  }
  expect(findPerson(`${forged}; ${mine}`)).not.toBeNull();
});

test("another secret knows nobody, and stores them under other names", async () => {
  const first = await personWith();
  const { id, setCookie } = first.makePerson();
  const hash = first.hashPerson(id);
  const second = await personWith({ AUTH_SECRET: "another secret, which is just as long" });

  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(first.hashPerson(id)).toBe(hash);
  expect(second.findPerson(sent(setCookie))).toBeNull();
  expect(second.hashPerson(id)).not.toBe(hash);
});
