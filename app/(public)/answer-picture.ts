import { currentClock } from "@/app/site";
import { dateTimeInFull, type Picture } from "@/domain/publishing/picture";
import { pictureSvg } from "@/domain/publishing/picture-svg";
import { drawPicture } from "@/server/publishing/pictures/draw-picture";

export async function answerPicture(picture: Picture): Promise<Response> {
  const { now, timeZone } = await currentClock();
  const png = await drawPicture(pictureSvg(picture, dateTimeInFull(now, timeZone)));

  return new Response(new Uint8Array(png), { headers: { "content-type": "image/png" } });
}
