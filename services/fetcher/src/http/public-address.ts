import { BlockList, isIP } from 'node:net';

/** IPv4 ranges that are no public unicast address, after the IANA special-purpose registry; and one host service that hides behind a public address. */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32', // the platform service of a large cloud, reachable from its machines only
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Only 2000::/3 is given out as public; so mapped, translated (NAT64), unique local, link-local and multicast addresses are all outside it. */
const PUBLIC_V6 = '2000::/3';

/** Within 2000::/3: protocol assignments and Teredo, documentation, 6to4 (carries an IPv4 address), AS112, more documentation. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

const specialV4 = blockListOf(SPECIAL_V4, 'ipv4');
const publicV6 = blockListOf([PUBLIC_V6], 'ipv6');
const specialV6 = blockListOf(SPECIAL_V6, 'ipv6');

/** True for an IP address of the public internet; false for private, reserved, special or malformed ones. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !specialV4.check(address, 'ipv4');
    case 6:
      return !address.includes('%') && publicV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6');
    default:
      return false;
  }
}

function blockListOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', prefix = ''] = range.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}
