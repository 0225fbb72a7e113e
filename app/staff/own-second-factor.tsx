import {
  beginApp,
  beginOwnPasskey,
  confirmApp,
  makeCodes,
  removeOwn,
  renameOwnPasskey,
  saveOwnPasskey,
} from "@/app/staff/second-factor/actions";
import { SecondFactorPanel } from "@/components/console/accounts/second-factor/second-factor-panel";
import type { SecondFactorView } from "@/server/accounts/second-factor/queries";
import { findSite } from "@/server/site/queries";

/** One's own second factor, on the account page and where it has to be set up. */
export async function OwnSecondFactor({ factor }: { factor: SecondFactorView }) {
  const { timeZone } = await findSite();
  const actions = { beginApp, beginOwnPasskey, confirmApp, makeCodes, removeOwn, renameOwnPasskey, saveOwnPasskey };

  return <SecondFactorPanel factor={factor} actions={actions} timeZone={timeZone} now={new Date()} />;
}
