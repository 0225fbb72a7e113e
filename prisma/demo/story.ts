import {
  backToShared,
  certificateLapsed,
  halfAnHour,
  lookingBack,
  newFirmware,
  popReaders,
} from "./december-2006/after-the-storm";
import { blankMessage } from "./december-2006/blank-message";
import { cannotParse } from "./december-2006/cannot-parse";
import { coursesLendDisks, lateHours, libraryWifi, newPasswords } from "./december-2006/elsewhere-on-campus";
import { mondayOnTheNewServer } from "./december-2006/monday-on-the-new-server";
import { serverStops } from "./december-2006/server-stops";
import { slowAtNoon } from "./december-2006/slow-at-noon";
import { storageFailed } from "./december-2006/storage-failed";
import { theMove } from "./december-2006/the-move";
import { worstTuesday } from "./december-2006/worst-tuesday";
import type { Chapter } from "./language";
import { quietWeeks } from "./lately/quiet-weeks";

/** The outage of Thanksgiving 2006, retold. */
export const december2006: readonly Chapter[] = [
  storageFailed,
  slowAtNoon,
  blankMessage,
  libraryWifi,
  theMove,
  cannotParse,
  mondayOnTheNewServer,
  lateHours,
  worstTuesday,
  coursesLendDisks,
  halfAnHour,
  newPasswords,
  serverStops,
  certificateLapsed,
  popReaders,
  backToShared,
  newFirmware,
  lookingBack,
];

/** What is past, or planned, when the demo is first loaded. */
export const lately: readonly Chapter[] = quietWeeks;
