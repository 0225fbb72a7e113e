import { createServer } from "node:http";
import next from "next";
import { env } from "@/server/infra/env";
import { stopWhenAsked } from "@/server/infra/stop-when-asked";

const { HOST, PORT } = env();
const app = next({ dev: false });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => void handle(request, response));
server.listen(PORT, HOST);

stopWhenAsked(async () => {
  server.close();
  await app.close();
});
