import { Logger } from "graphile-worker";
import { log } from "./log";

/** The job queue's words, in our log. Its routine chatter is ours only when asked for. */
export const jobsLogger = new Logger((scope) => (level, message, meta) => {
  const name: string = level;
  const line = { ...meta, job: scope.jobId, task: scope.taskIdentifier };
  if (name === "error") {
    log.error(line, message);
  } else if (name === "warning") {
    log.warn(line, message);
  } else {
    log.debug(line, message);
  }
});
