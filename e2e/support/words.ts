export { uniqueText } from "@/server/testing/unique-text";

/**
 * A name that nobody has yet: eight letters that can be said, as the code of a service has them at most. They hold no
 * word that a test looks for, and depend on nothing but the worker, which has a number of its own also after a failure,
 * and on how many it has made before.
 */
export function uniqueWord(): string {
  const number = Number(process.env.TEST_WORKER_INDEX ?? 0) * maxPerWorker + made;
  made += 1;
  // An odd factor gives each number another word; what is counted in a row shares few letters, as search takes a near
  // spelling for the same.
  const mixed = (number * 40_503) % allWords;

  return [12, 8, 4, 0].map((shift) => syllables[(mixed >> shift) % syllables.length]).join("");
}

let made = 0;

const maxPerWorker = 1_024;

const syllables = Array.from("bdgkvwxz").flatMap((consonant) => [`${consonant}o`, `${consonant}u`]);
const allWords = syllables.length ** 4;
