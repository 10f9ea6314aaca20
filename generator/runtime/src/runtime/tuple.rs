//! Arrays of one length, whose items have types by their position (JSON Schema
//! 2020-12, Applicators, section 10.3.1.1): tuples, and `[T; N]`.

use crate::runtime::codec::{List, Source, Target, Value};

impl<T: Value, const N: usize> Value for [T; N] {
    fn empty() -> Self {
        std::array::from_fn(|_| T::empty())
    }

    fn target(&mut self) -> Target<'_> {
        Target::List(self)
    }

    fn source(&self) -> Source<'_> {
        Source::List(self)
    }
}

impl<T: Value, const N: usize> List for [T; N] {
    fn len(&self) -> usize {
        N
    }

    fn get(&self, index: usize) -> Option<&dyn Value> {
        let value = <[T]>::get(self, index)?;
        Some(value)
    }

    fn place(&mut self, index: usize) -> Option<&mut dyn Value> {
        let value = <[T]>::get_mut(self, index)?;
        Some(value)
    }

    fn least(&self) -> usize {
        N
    }
}

macro_rules! tuples {
    ($($length:literal: $($index:tt $type:ident),+;)*) => {$(
        impl<$($type: Value),+> Value for ($($type,)+) {
            fn empty() -> Self {
                ($($type::empty(),)+)
            }

            fn target(&mut self) -> Target<'_> {
                Target::List(self)
            }

            fn source(&self) -> Source<'_> {
                Source::List(self)
            }
        }

        impl<$($type: Value),+> List for ($($type,)+) {
            fn len(&self) -> usize {
                $length
            }

            fn get(&self, index: usize) -> Option<&dyn Value> {
                match index {
                    $($index => Some(&self.$index),)+
                    _ => None,
                }
            }

            fn place(&mut self, index: usize) -> Option<&mut dyn Value> {
                match index {
                    $($index => Some(&mut self.$index),)+
                    _ => None,
                }
            }

            fn least(&self) -> usize {
                $length
            }
        }
    )*};
}

tuples! {
    1: 0 A;
    2: 0 A, 1 B;
    3: 0 A, 1 B, 2 C;
    4: 0 A, 1 B, 2 C, 3 D;
    5: 0 A, 1 B, 2 C, 3 D, 4 E;
    6: 0 A, 1 B, 2 C, 3 D, 4 E, 5 F;
    7: 0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G;
    8: 0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G, 7 H;
}
