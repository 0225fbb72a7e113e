/** Ends with a sentence for the person who started it, and no stack. */
export function refuse(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    refuse(
      `Allclear needs Node 20.19 or newer, and this is ${process.versions.node}. Install a newer one from nodejs.org.`,
    );
  }
}

/** Says once, at a start, that the time of this version is over. */
export function noteOldNode() {
  const [major = 0] = process.versions.node.split(".").map(Number);
  if (major < 22) {
    process.stderr.write(
      `\nThis is Node ${process.versions.node}, which gets no fixes any more since April 2026. Allclear still runs on it. Install Node 24 soon.\n`,
    );
  }
}
