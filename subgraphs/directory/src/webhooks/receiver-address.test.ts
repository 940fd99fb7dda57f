import { expect, it } from "vitest";
import { createReceiverCheck } from "./receiver-address.ts";

const mayCall = (address: string, url = "https://hooks.example.com/x", allow: readonly string[] = []) =>
  createReceiverCheck(allow)(new URL(url), address);

it.each([
  ["this network", "0.0.0.0"],
  ["private, of ten", "10.255.0.1"],
  ["shared, where a cloud keeps its metadata", "100.100.100.200"],
  ["loopback", "127.0.0.1"],
  ["loopback, another", "127.8.9.10"],
  ["link-local, where clouds keep their metadata", "169.254.169.254"],
  ["private, of 172", "172.31.255.255"],
  ["protocol assignments", "192.0.0.192"],
  ["private, of 192", "192.168.1.1"],
  ["benchmarks", "198.19.0.1"],
  ["multicast", "224.0.0.251"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["unspecified", "::"],
  ["loopback of IPv6", "::1"],
  ["link-local of IPv6", "fe80::1"],
  ["unique local, where a cloud keeps its metadata", "fd00:ec2::254"],
  ["multicast of IPv6", "ff02::1"],
  ["IPv4 mapped, with dots", "::ffff:127.0.0.1"],
  ["IPv4 mapped, without", "::ffff:7f00:1"],
  ["IPv4 mapped, of the internet", "::ffff:8.8.8.8"],
  ["IPv4 compatible", "::127.0.0.1"],
  ["NAT64", "64:ff9b::a9fe:a9fe"],
  ["6to4", "2002:7f00:1::"],
  ["Teredo", "2001:0:7f00:1::"],
  ["documentation", "2001:db8::1"],
  ["no address", "localhost"],
  ["nothing", ""],
])("calls no address that is %s (%s)", (_name, address) => {
  expect(mayCall(address)).toBe(false);
});

it.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"])("calls %s of the internet", (address) => {
  expect(mayCall(address)).toBe(true);
  expect(mayCall(address, "https://hooks.example.com:8443/")).toBe(true);
});

it("calls it over TLS alone, and at no port where something else may listen", () => {
  for (const url of ["http://hooks.example.com/", "https://hooks.example.com:6379/", "https://hooks.example.com:22/"])
    expect(mayCall("8.8.8.8", url)).toBe(false);
});

it("calls what the configuration allows, there with any port and without TLS, and nothing beside it", () => {
  const allow = ["10.1.2.0/24", "::1"];
  expect(mayCall("10.1.2.3", "http://erp.internal:8080/", allow)).toBe(true);
  expect(mayCall("::1", "http://[::1]:8080/", allow)).toBe(true);
  expect(mayCall("10.1.3.3", "https://erp.internal/", allow)).toBe(false);
  expect(mayCall("127.0.0.1", "https://erp.internal/", allow)).toBe(false);
});
