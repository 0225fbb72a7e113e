import type { Channel } from "./channel";
import { email } from "./email/channel";
import { push } from "./push/channel";
import { webhooks } from "./webhooks/channel";

/** Every way to notify people, in the order in which the console lists them. */
export const channels: readonly Channel[] = [email, webhooks, push];
