//! The words that rustpython-common uses of malachite-base; `malachite-q` gives them their meaning.

/// How a number becomes one of a type that cannot hold it exactly.
pub mod rounding_modes {
    /// The only way that is asked for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum RoundingMode {
        /// To the nearest, and of two equally near to the even one.
        Nearest,
    }
}

/// Numbers.
pub mod num {
    /// From one type to another.
    pub mod conversion {
        /// What can become what.
        pub mod traits {
            use core::cmp::Ordering;

            use crate::rounding_modes::RoundingMode;

            /// A number that can be rounded to a `T`.
            pub trait RoundingInto<T>: Sized {
                /// The rounded number, and how it compares with the exact one.
                fn rounding_into(self, mode: RoundingMode) -> (T, Ordering);
            }
        }
    }

    /// Types of the language.
    pub mod basic {
        /// Floats.
        pub mod floats {
            /// A float.
            pub trait PrimitiveFloat: Copy {
                /// Whether it is zero with a sign.
                fn is_negative_zero(self) -> bool;
            }

            impl PrimitiveFloat for f64 {
                fn is_negative_zero(self) -> bool {
                    self == 0.0 && self.is_sign_negative()
                }
            }
        }
    }
}
