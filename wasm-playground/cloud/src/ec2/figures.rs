//! AWS's numbers of EC2 and EBS, each with its source and the day it was read. Prices are those of us-east-1, in units of 10⁻¹⁰ USD.

/// A type of machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstanceType {
    /// AWS's name.
    pub name: &'static str,
    /// Virtual processors.
    pub vcpus: u32,
    /// Memory, MB.
    pub memory_mb: u32,
    /// An hour of it On-Demand with Linux.
    pub hour: u128,
}

/// The types that are here, cheapest first: some that burst (t), and two that do not.
///
/// Prices: <https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/pricing/zz_generated.pricing_aws.go>, which AWS makes from its
/// price list, read 2026-11-27. Processors and memory: the labels `instance-cpu` and `instance-memory` in
/// <https://github.com/aws/karpenter-provider-aws/blob/main/website/content/en/docs/reference/instance-types.md>, read 2026-11-28.
pub const INSTANCE_TYPES: &[InstanceType] = &[
    InstanceType { name: "t3.nano", vcpus: 2, memory_mb: 512, hour: 52_000_000 },
    InstanceType { name: "t3.micro", vcpus: 2, memory_mb: 1_024, hour: 104_000_000 },
    InstanceType { name: "t3.small", vcpus: 2, memory_mb: 2_048, hour: 208_000_000 },
    InstanceType { name: "t4g.medium", vcpus: 2, memory_mb: 4_096, hour: 336_000_000 },
    InstanceType { name: "t3.medium", vcpus: 2, memory_mb: 4_096, hour: 416_000_000 },
    InstanceType { name: "m7g.large", vcpus: 2, memory_mb: 8_192, hour: 816_000_000 },
    InstanceType { name: "t3.large", vcpus: 2, memory_mb: 8_192, hour: 832_000_000 },
    InstanceType { name: "m7i.large", vcpus: 2, memory_mb: 8_192, hour: 1_008_000_000 },
];

/// Seconds that are billed at least each time a machine is started: "you're billed for each second, with a one-minute minimum, that you
/// keep the instance running, even if the instance remains idle".
/// <https://github.com/awsdocs/amazon-ec2-user-guide/blob/master/doc_source/ec2-instance-lifecycle.md>, read 2026-11-27.
pub const LEAST_BILLED_S: u64 = 60;

/// Size of an EBS volume of type gp3, GB. Older pages end at 16,384.
/// <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html>, as botocore 1.44.5 carries it (ec2, `CreateVolumeRequest`,
/// `Size`), read 2026-11-28.
pub const DISK_GB: std::ops::RangeInclusive<u32> = 1..=65_536;

/// A GB of a gp3 volume for a month, with the 3,000 operations a second that every one has: 0.08.
/// <https://www.saisci.com/aws/gp3-throughput-explained/>, read 2026-11-27.
pub const DISK_GB_MONTH: u128 = 800_000_000;
