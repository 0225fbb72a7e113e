import { expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { changeSiteInput } from "@/domain/site/site-input";
import { begin } from "@/server/testing/make";
import { listEvents } from "@/server/testing/traces";
import { changeSite } from "./change-site";
import { ensureSite } from "./ensure-site";
import { findSite, findSiteSettings } from "./queries";

test("a new installation has a site, and the next start leaves it alone", async () => {
  await Promise.all([ensureSite(), ensureSite()]);
  expect(await findSite()).toMatchObject({ name: "Status", helpDeskPhone: null });

  await changeSite(system, changeSiteInput.parse({ name: "Campus IT status", helpDeskPhone: "974-1222" }), begin);
  await ensureSite();

  expect(await findSiteSettings(system)).toMatchObject({
    name: "Campus IT status",
    helpDeskPhone: "974-1222",
    helpDeskHours: null,
    noticePrefix: "NEWS",
  });
  expect(await listEvents()).toEqual([{ kind: "site_changed" }]);
});
