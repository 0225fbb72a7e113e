import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { log } from "@/server/infra/log";
import { countOutcomes, type FormOutcome } from "@/server/publishing/documents/form-outcomes";
import { renderVisitorPage } from "@/server/publishing/documents/render";
import { internalOrigin } from "./internal-origin";
import { privateAnswer } from "./private-answer";

export type FormAnswer = { status: number; body: string; type: "text/html" | "text/plain" };

/** The page of a form again, with what became of it and everything that was typed. */
export async function answerWithForm(path: string, outcome: FormOutcome): Promise<Response> {
  const { status, body, type } = await renderForm(path, outcome);

  return privateAnswer(body, status, type);
}

/**
 * The status is that of the refusal, or of the page where there is none at the path. Without the page, at least the
 * words come back.
 * @param cookie for a page that shows what its reader has done before
 */
export async function renderForm(
  path: string,
  outcome: FormOutcome,
  cookie: string | null = null,
): Promise<FormAnswer> {
  const shown = { ...outcome, typed: withoutControls(outcome.typed) };
  const status = statusOf(outcome);
  if (countOutcomes() >= maxAtOnce) {
    return plainAnswer(shown, status);
  }
  try {
    const page = await renderVisitorPage(internalOrigin(), path, { cookie, outcome: shown });

    return { status: page.status === 200 ? status : page.status, body: page.html, type: "text/html" };
  } catch (error) {
    log.error({ err: error }, "the form of a visitor could not be shown again");

    return plainAnswer(shown, status);
  }
}

// A flood that is refused must not take the time that everybody else's pages need, nor the memory: each has at most the
// 64 kB that body-limits.ts lets in.
const maxAtOnce = 16;

function statusOf({ refusal, question }: FormOutcome): number {
  return refusal ? refusalStatuses[refusal.code] : question ? refusalStatuses.invalid : 200;
}

/** What nobody typed: control characters, but for tabs and the ends of lines. */
function withoutControls(typed: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...typed].map(([name, value]) => [name, value.replace(/(?![\n\t])\p{Cc}/gu, "")]));
}

/** What there is to say, and the words that would be lost. */
function plainAnswer({ refusal, question, done, typed }: FormOutcome, status: number): FormAnswer {
  const words = ["what", "error"].map((name) => typed.get(name)).filter(Boolean);
  const paragraphs = [
    refusal?.message,
    question && "Your report is not sent yet. Send it again in a minute.",
    done?.message,
    done?.secret,
    ...(words.length > 0 ? ["What you wrote:", ...words] : []),
  ];

  return { status, body: `${paragraphs.filter(Boolean).join("\n\n")}\n`, type: "text/plain" };
}
