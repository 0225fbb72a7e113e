import { answerPicture } from "@/app/(public)/answer-picture";
import { currentState } from "@/app/(public)/state";
import { pictureOfFront } from "@/domain/publishing/picture";

export const dynamic = "force-dynamic";

/** What link previews of the front page show. */
export async function GET(): Promise<Response> {
  const { banner, site, clock } = await currentState();

  return answerPicture(pictureOfFront(banner, site.name, clock));
}
