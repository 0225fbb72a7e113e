import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function devicesAt(ORIGIN: string) {
  const values = {
    DATABASE_URL: "postgresql://127.0.0.1/x",
    DATA_DIR: "x",
    HOST: "127.0.0.1",
    PORT: "3000",
    ORIGIN,
    AUTH_SECRET: "a secret that is known to every test",
  };
  Object.entries(values).forEach(([name, value]) => vi.stubEnv(name, value));
  vi.resetModules();

  return import("./device-cookie");
}

const secure = () => devicesAt("https://status.example.edu");
const pairOf = (cookie: string) => cookie.split(";")[0] ?? "";

test("with TLS no script reads it, and no sister site sets it", async () => {
  const { makeDevice, setDeviceCookie } = await secure();

  expect(setDeviceCookie(makeDevice())).toMatch(
    /^__Host-allclear_device=[\w.-]+; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/,
  );
});

test("without TLS it has another name, and still no script reads it", async () => {
  const { makeDevice, setDeviceCookie } = await devicesAt("http://localhost:3000");

  expect(setDeviceCookie(makeDevice())).toMatch(/^allclear_device=[\w.-]+; Path=\/; .*HttpOnly; SameSite=Lax$/);
});

test("a device is found among other cookies", async () => {
  const { findDevice, hashDevice, makeDevice, setDeviceCookie } = await secure();
  const id = makeDevice();

  expect(findDevice(`a=1; ${pairOf(setDeviceCookie(id))}; b=2`)).toBe(id);
  expect(hashDevice(id)).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  null,
  "",
  "__Host-allclear_device=",
  `__Host-allclear_device=${"A".repeat(22)}.${"B".repeat(43)}`,
  `allclear_device=${"A".repeat(22)}.${"B".repeat(43)}`,
])("%j names none: we did not sign it", async (header) => {
  const { findDevice } = await secure();

  expect(findDevice(header)).toBeNull();
});

test("a cookie that was signed for another id is refused", async () => {
  const { findDevice, makeDevice, setDeviceCookie } = await secure();
  const [, signature = ""] = pairOf(setDeviceCookie(makeDevice())).split(".");

  expect(findDevice(`__Host-allclear_device=${makeDevice()}.${signature}`)).toBeNull();
});
