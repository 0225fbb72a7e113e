import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { addServiceInput, changeServiceInput } from "@/domain/services/service-input";
import { db } from "@/server/infra/db";
import { listFormerAddresses } from "@/server/publishing/documents/former-addresses";
import { at, begin, makeIncident, makeSite, makeUpdate } from "@/server/testing/make";
import { countTraces, listEvents } from "@/server/testing/traces";
import { addService } from "./add-service";
import { moveGroup, renameGroup } from "./change-group";
import { changeService } from "./change-service";
import { changeServiceCode } from "./change-service-code";
import { deleteService } from "./delete-service";
import { moveService } from "./move-service";
import { findService, listAllServices, listServices } from "./queries";
import { listServiceUses } from "./service-use";

beforeAll(() => makeSite());

function add(values: Record<string, unknown>) {
  return addService(system, addServiceInput.parse(values), begin);
}

function change(values: Record<string, unknown>) {
  return changeService(system, changeServiceInput.parse(values), at("12:00"));
}

test("services stand in the order of their groups, then their own", async () => {
  await add({ code: "MAIL", name: "Mail", groupName: "Mail", position: 2 });
  await add({ code: "WEBMAIL", name: "WebMail", groupName: "Mail", position: 1, description: "In the browser." });
  await add({ code: "PRINT", name: "Printing" });
  await add({ code: "WIFI", name: "Wi-Fi", groupName: "Campus" });

  expect((await listServices(at("12:00"))).map(({ code }) => code)).toEqual(["WEBMAIL", "MAIL", "WIFI", "PRINT"]);
  expect((await listEvents()).at(-1)).toEqual({ kind: "service_listed", serviceCode: "WIFI" });
});

test("a code that is taken is refused with a sentence, and leaves nothing", async () => {
  const before = await countTraces();

  await expect(add({ code: "mail", name: "Post" })).rejects.toMatchObject({
    code: "invalid",
    fields: { code: "MAIL is the code of another service, in use or archived. Choose another code." },
  });

  expect(await countTraces()).toEqual(before);
});

test("what is left out stays, what is emptied goes", async () => {
  await change({ code: "WEBMAIL", name: "Webmail", groupName: "" });

  expect(await listAllServices(system)).toContainEqual({
    code: "WEBMAIL",
    name: "Webmail",
    description: "In the browser.",
    groupName: null,
    position: 1,
    isArchived: false,
  });
});

test.each([
  ["a new name", { name: "Web mail" }, "service_changed"],
  ["another place", { position: "4" }, "service_changed"],
  ["the name and the place that it has", { name: "Web mail", position: "4" }, "service_listed"],
  ["another description", { description: "In any browser." }, "service_listed"],
  ["another group", { groupName: "Campus" }, "service_listed"],
  ["no group any more", { groupName: "" }, "service_listed"],
])("%s is announced where it is read", async (_, values, kind) => {
  await change({ code: "WEBMAIL", ...values });

  expect((await listEvents()).at(-1)).toEqual({ kind, serviceCode: "WEBMAIL" });
});

test("an archived service leaves the front page, keeps its page, and can come back", async () => {
  await change({ code: "PRINT", isArchived: "true" });

  expect((await listServices(at("12:00"))).map(({ code }) => code)).not.toContain("PRINT");
  expect((await listEvents()).at(-1)).toEqual({ kind: "service_listed", serviceCode: "PRINT" });
  expect(await findService("print", at("12:00"))).toMatchObject({ name: "Printing" });
  expect((await listAllServices(system)).at(-1)).toMatchObject({ code: "PRINT", isArchived: true });

  await change({ code: "PRINT", isArchived: "false" });
  expect((await listServices(at("12:00"))).map(({ code }) => code)).toContain("PRINT");
});

test("a service that something open names cannot be archived", async () => {
  const code = await makeIncident({ services: [{ code: "WIFI", status: "major_outage" }] });
  await expect(change({ code: "WIFI", isArchived: "true" })).rejects.toMatchObject({ code: "conflict" });

  await makeUpdate(code, 1, at("10:00"), { status: "resolved" });
  await expect(change({ code: "WIFI", isArchived: "true" })).resolves.toEqual([]);
});

test("a service moves within its group, and no further than its ends", async () => {
  await add({ code: "FILES", name: "Files", groupName: "Storage", position: 7 });
  await add({ code: "BACKUP", name: "Backup", groupName: "Storage", position: 7 });
  await add({ code: "ARCHIVE", name: "Archive", groupName: "Storage", position: 9 });
  const move = async (code: string, direction: "up" | "down") => {
    await moveService(system, { code, direction }, at("12:00"));

    return (await listServices(at("12:00")))
      .filter(({ groupName }) => groupName === "Storage")
      .map(({ code: one }) => one);
  };

  expect(await move("BACKUP", "down")).toEqual(["FILES", "BACKUP", "ARCHIVE"]);
  expect(await move("ARCHIVE", "up")).toEqual(["FILES", "ARCHIVE", "BACKUP"]);
  expect(await move("FILES", "up")).toEqual(["FILES", "ARCHIVE", "BACKUP"]);
  expect(await move("BACKUP", "down")).toEqual(["FILES", "ARCHIVE", "BACKUP"]);
  expect((await listEvents()).at(-1)).toEqual({ kind: "service_changed", serviceCode: "BACKUP" });
});

test("groups move and get other names", async () => {
  const groups = async () => [
    ...new Set((await listServices(at("12:00"))).flatMap(({ groupName }) => groupName ?? [])),
  ];
  const before = await groups();
  expect(before.at(-1)).toBe("Storage");

  await moveGroup(system, { name: "Storage", direction: "up" }, at("12:00"));
  expect(await groups()).toEqual([...before.slice(0, -2), "Storage", ...before.slice(-2, -1)]);
  expect((await listEvents()).at(-1)).toMatchObject({ kind: "service_changed" });

  await renameGroup(system, { name: "Storage", newName: "Files and backup" }, at("12:00"));
  expect(await groups()).toContain("Files and backup");
  expect((await listEvents()).at(-1)).toEqual({ kind: "service_listed", serviceCode: "FILES" });

  await expect(renameGroup(system, { name: "Files and backup", newName: "Mail" }, at("12:00"))).rejects.toMatchObject({
    code: "invalid",
    fields: { newName: "There is a group “Mail” already. Choose another name." },
  });
  await expect(moveGroup(system, { name: "Storage", direction: "up" }, at("12:00"))).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a service that was never used gets another code, and both addresses are rendered again", async () => {
  await add({ code: "FIEL", name: "Field work" });
  await changeServiceCode(system, { code: "FIEL", newCode: "FIELD" }, at("12:00"));

  expect(await findService("FIEL", at("12:00"))).toBeNull();
  expect(await findService("FIELD", at("12:00"))).toMatchObject({ name: "Field work" });
  expect((await listEvents()).slice(-3)).toEqual([
    { kind: "address_changed", code: null },
    { kind: "service_listed", serviceCode: "FIEL" },
    { kind: "service_listed", serviceCode: "FIELD" },
  ]);
  await expect(changeServiceCode(system, { code: "FIELD", newCode: "MAIL" }, at("12:00"))).rejects.toMatchObject({
    code: "invalid",
    fields: { newCode: "MAIL is the code of another service, in use or archived. Choose another code." },
  });
  expect(await listFormerAddresses()).toMatchObject({ recoded: { fiel: "field" }, deleted: [] });
});

test("a service that was never used can be deleted, and its addresses are free again", async () => {
  await deleteService(system, { code: "FIELD" }, at("12:00"));

  expect(await findService("FIELD", at("12:00"))).toBeNull();
  expect((await listEvents()).at(-1)).toEqual({ kind: "service_listed", serviceCode: "FIELD" });
  await expect(deleteService(system, { code: "FIELD" }, at("12:00"))).rejects.toMatchObject({ code: "not_found" });
  expect(await listFormerAddresses()).toMatchObject({ recoded: {}, deleted: ["fiel", "field"] });

  await add({ code: "FIELD", name: "Field work" });
  expect((await listEvents()).at(-2)).toEqual({ kind: "address_changed", code: null });
  expect(await listFormerAddresses()).toMatchObject({ deleted: ["fiel"] });
});

test("a code that was given once counts as use", async () => {
  await add({ code: "OLD", name: "Old" });
  await db.codeCounter.create({ data: { prefix: "OLD", lastNumber: 3 }, select: { prefix: true } });

  expect(await listServiceUses(system, "OLD")).toEqual(["a code that was given"]);
  await expect(deleteService(system, { code: "OLD" }, at("12:00"))).rejects.toMatchObject({ code: "conflict" });
});

test("a service that was used keeps its code and stays, and it is said why", async () => {
  expect(await listServiceUses(system, "WIFI")).toEqual(["1 incident"]);
  const before = await countTraces();

  await expect(deleteService(system, { code: "WIFI" }, at("12:00"))).rejects.toMatchObject({
    code: "conflict",
    message: "WIFI cannot be deleted: there is 1 incident of it. Archive it instead.",
  });
  await expect(changeServiceCode(system, { code: "WIFI", newCode: "WLAN" }, at("12:00"))).rejects.toMatchObject({
    code: "conflict",
    message: "WIFI cannot be given another code: there is 1 incident of it. Archive it instead.",
  });
  expect(await countTraces()).toEqual(before);
});

test("a service that is none cannot be changed or found", async () => {
  await expect(change({ code: "NOSUCH", name: "Nothing" })).rejects.toMatchObject({ code: "not_found" });
  expect(await findService("NOSUCH", at("12:00"))).toBeNull();
});

test("the history knows what stood when the window began, and which incidents touched a day", async () => {
  const opened = new Date("2006-12-10T15:00:00Z");
  const code = await makeIncident({ services: [{ code: "MAIL", status: "partial_outage" }] }, opened);
  await makeUpdate(code, 1, new Date("2006-12-12T15:00:00Z"), { status: "resolved" });

  const mail = await findService("MAIL", new Date("2007-03-11T12:00:00Z"));

  expect(mail?.days).toHaveLength(90);
  expect(mail?.days[0]).toEqual({ day: "2006-12-12", status: "partial_outage", incidentCodes: [code] });
  expect(mail?.days[1]).toEqual({ day: "2006-12-13", status: "operational", incidentCodes: [] });
  expect(mail?.uptime).toBeCloseTo(1 - (0.3 * 10) / (89 * 24 + 7), 3);
});
