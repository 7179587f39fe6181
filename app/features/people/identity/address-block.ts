/**
 * What counts as one visitor: an IPv4 address, or the /64 that one IPv6 subscriber gets, inside which
 * addresses cost nothing.
 */
export function addressBlock(address: string): string {
  const bare = address.toLowerCase().replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (!bare.includes(":")) return bare;
  const [head = "", tail] = bare.split("::");
  const parts = (text: string) => (text === "" ? [] : text.split(":"));
  const front = parts(head);
  const back = tail === undefined ? [] : parts(tail);
  const missing = Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(tail === undefined ? 0 : missing).fill("0"), ...back];
  const short = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${short.join(":")}::/64`;
}
