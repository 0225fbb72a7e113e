/** The body of a request as far as the limit; what lies beyond it is not read. */
export async function readUpTo(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; isTooLarge: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      chunks.push(read.value);
      length += read.value.length;
      if (length > limit) {
        await reader?.cancel();
        break;
      }
    }
  } catch {
    // The sender went away in the middle: what has come is all there is.
  }

  return { bytes: new Uint8Array(Buffer.concat(chunks).subarray(0, limit)), isTooLarge: length > limit };
}
