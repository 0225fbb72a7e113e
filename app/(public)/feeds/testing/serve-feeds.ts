import { createServer } from "node:http";
import { GET as feedJson } from "@/app/(public)/feed.json/route";
import { GET as historyAtom } from "@/app/(public)/history.atom/route";
import { GET as historyRss } from "@/app/(public)/history.rss/route";
import { GET as incidentFeed } from "@/app/(public)/incidents/[code]/[feed]/route";
import { GET as maintenanceIcs } from "@/app/(public)/maintenance.ics/route";
import { GET as serviceFeed } from "@/app/(public)/services/[code]/[feed]/route";
import { GET as updatesAtom } from "@/app/(public)/updates.atom/route";
import { GET as updatesRss } from "@/app/(public)/updates.rss/route";
import { close, listen } from "@/server/http/listen";

const wholeSite: Record<string, () => Promise<Response>> = {
  "/feed.json": feedJson,
  "/history.atom": historyAtom,
  "/history.rss": historyRss,
  "/maintenance.ics": maintenanceIcs,
  "/updates.atom": updatesAtom,
  "/updates.rss": updatesRss,
};

/** What the publisher would publish at a path now. */
export async function askForFeed(path: string): Promise<Response> {
  const [, room, code = "", feed = ""] = path.split("/");
  const ofOne = room === "services" ? serviceFeed : room === "incidents" ? incidentFeed : null;
  const answer = ofOne
    ? ofOne(new Request(`http://wrong.example${path}`), { params: Promise.resolve({ code, feed }) })
    : wholeSite[path]?.();

  return (await answer) ?? new Response(null, { status: 404 });
}

export async function textOfFeed(path: string): Promise<string> {
  return (await askForFeed(path)).text();
}

/** The feeds on a port of this machine, for programs that fetch by themselves. */
export async function serveFeeds(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void askForFeed(request.url ?? "/").then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(await answer.text());
    });
  });
  const port = await listen(server, 0, "127.0.0.1");

  return { origin: `http://127.0.0.1:${port}`, stop: () => close(server, 0) };
}
