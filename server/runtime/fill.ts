import { ensureFirstInvitation } from "@/server/accounts/users/invite-user";
import { ensureSite } from "@/server/site/ensure-site";
import { reportFilling } from "./report-filling";

await reportFilling(async (now) => {
  await ensureSite();

  return { invitation: await ensureFirstInvitation(now) };
});
