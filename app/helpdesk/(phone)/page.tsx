import { requireStaff } from "@/app/staff/session";
import { firstOf } from "@/app/staff/search-params";
import { HelpDesk } from "@/components/helpdesk/help-desk";
import { answerHelpdesk } from "@/server/helpdesk/answer-helpdesk";
import { findSite } from "@/server/site/queries";
import { countCaller, saveScript, uncountCaller } from "./actions";

export default async function HelpDeskPage({ searchParams }: PageProps<"/helpdesk">) {
  const actor = await requireStaff();
  const typed = firstOf((await searchParams)["q"]) ?? "";
  const [answer, { helpDeskPhone, helpDeskHours }] = await Promise.all([
    answerHelpdesk(actor, typed, new Date()),
    findSite(),
  ]);

  return (
    <HelpDesk
      initial={answer}
      phone={helpDeskPhone}
      hours={helpDeskHours}
      actions={{ count: countCaller, uncount: uncountCaller, saveScript }}
    />
  );
}
