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
