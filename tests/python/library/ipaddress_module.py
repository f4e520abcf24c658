"""ipaddress: addresses and networks."""
import ipaddress as ip

from checks import raises


def handler(event, context):
    a = ip.ip_address("10.0.0.5")
    assert str(a) == "10.0.0.5" and repr(a) == "IPv4Address('10.0.0.5')" and int(a) == 167772165 and a + 1 == ip.ip_address("10.0.0.6")
    assert a.packed == b"\n\0\0\x05" and a.version == 4 and a.is_private and not a.is_global
    assert a.reverse_pointer == "5.0.0.10.in-addr.arpa"
    n = ip.ip_network("10.0.0.0/29")
    assert a in n and n.num_addresses == 8 and str(n.netmask) == "255.255.255.248" and str(n.broadcast_address) == "10.0.0.7"
    assert [str(h) for h in n.hosts()][:2] == ["10.0.0.1", "10.0.0.2"] and len(list(n.hosts())) == 6 and n.prefixlen == 29
    assert str(n.hostmask) == "0.0.0.7"
    assert [str(s) for s in n.subnets()] == ["10.0.0.0/30", "10.0.0.4/30"] and str(n.supernet()) == "10.0.0.0/28"
    assert n.overlaps(ip.ip_network("10.0.0.4/31")) and ip.ip_network("10.0.0.4/31").subnet_of(n) and n[1] == ip.ip_address("10.0.0.1")
    assert [str(x) for x in ip.collapse_addresses([ip.ip_network("10.0.0.0/25"), ip.ip_network("10.0.0.128/25")])] == ["10.0.0.0/24"]
    assert [str(x) for x in ip.summarize_address_range(ip.ip_address("10.0.0.1"), ip.ip_address("10.0.0.3"))] == ["10.0.0.1/32", "10.0.0.2/31"]
    six = ip.ip_address("2001:db8::1")
    assert six.exploded == "2001:0db8:0000:0000:0000:0000:0000:0001" and str(ip.ip_address("2001:0db8:0:0::0001")) == "2001:db8::1"
    assert six.version == 6 and ip.ip_address("::1").is_loopback and ip.ip_address("::ffff:1.2.3.4").ipv4_mapped == ip.ip_address("1.2.3.4")
    assert sorted([ip.ip_address("10.0.0.10"), ip.ip_address("9.0.0.1")])[0] == ip.ip_address("9.0.0.1")
    assert ip.ip_address("127.0.0.1").is_loopback and ip.ip_address("224.0.0.1").is_multicast
    assert ip.ip_address(1) == ip.ip_address("0.0.0.1")
    face = ip.ip_interface("10.0.0.5/24")
    assert str(face.network) == "10.0.0.0/24" and str(face.ip) == "10.0.0.5"
    assert str(ip.ip_network("10.0.0.5/24", strict=False)) == "10.0.0.0/24" and f"{a:b}"[-3:] == "101" and f"{a}" == "10.0.0.5"
    raises(ValueError, "'10.0.0.256' does not appear to be an IPv4 or IPv6 address", ip.ip_address, "10.0.0.256")
    raises(ip.AddressValueError, "Octet 256 (> 255) not permitted in '10.0.0.256'", ip.IPv4Address, "10.0.0.256")
    raises(ValueError, "10.0.0.5/24 has host bits set", ip.ip_network, "10.0.0.5/24")
    raises(ip.NetmaskValueError, "'33' is not a valid netmask", ip.IPv4Network, "10.0.0.0/33")
    raises(TypeError, "10.0.0.5 and 2001:db8::1 are not of the same version", lambda: a < six)
    return "ok"
