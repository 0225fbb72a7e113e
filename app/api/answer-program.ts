import { AppError } from "@/domain/shared/errors";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { type Refusal, toRefusal } from "@/server/infra/refusal";

/** Answers a program: what the work gives, or a status of its own with `{"error": "a sentence"}`. */
export async function answerProgram(request: Request, work: (body: string) => Promise<Response>): Promise<Response> {
  try {
    return await work(await request.text());
  } catch (error) {
    const refusal = toRefusal(error);

    return refuse(refusalStatuses[refusal.code], wordsFor(refusal, error));
  }
}

/** A program reads one line: all that has to change is in it. */
function wordsFor({ message, fields }: Refusal, error: unknown): string {
  const sentences = Object.values(fields);

  return error instanceof AppError && error.code === "invalid" && sentences.length > 1 ? sentences.join(" ") : message;
}

function refuse(status: number, error: string): Response {
  return Response.json({ error }, { status, headers: { "cache-control": "no-store" } });
}
