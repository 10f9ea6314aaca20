//! An object of many scalars, in another order than the description's.

use clientsmith_runtime::record;
use serde::{Deserialize, Serialize};

pub(crate) struct Wide;

impl super::Document for Wide {
    type Codec = Codec;
    type Derive = Derive;

    fn json() -> String {
        // A step that has no divisor in common with the number of fields.
        let places = (0..FIELDS).map(|index| index * 7 % FIELDS);
        let members = places.map(|index| match index % 4 {
            0 => format!(r#""field_{index:02}":"value {index}""#),
            1 => format!(r#""field_{index:02}":{}"#, index * 977),
            2 => format!(r#""field_{index:02}":true"#),
            _ => format!(r#""field_{index:02}":{index}.25"#),
        });
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

const FIELDS: usize = 60;

/// Both types from one list of fields.
macro_rules! wide {
    ($($field:ident = $name:literal $type:ty,)*) => {
        pub(crate) struct Codec {
            $($field: Option<$type>,)*
        }

        record!(Codec { $($field? = $name,)* });

        #[derive(Serialize, Deserialize)]
        pub(crate) struct Derive {
            $(
                #[serde(skip_serializing_if = "Option::is_none")]
                $field: Option<$type>,
            )*
        }
    };
}

wide! {
    field_00 = "field_00" String,
    field_01 = "field_01" i64,
    field_02 = "field_02" bool,
    field_03 = "field_03" f64,
    field_04 = "field_04" String,
    field_05 = "field_05" i64,
    field_06 = "field_06" bool,
    field_07 = "field_07" f64,
    field_08 = "field_08" String,
    field_09 = "field_09" i64,
    field_10 = "field_10" bool,
    field_11 = "field_11" f64,
    field_12 = "field_12" String,
    field_13 = "field_13" i64,
    field_14 = "field_14" bool,
    field_15 = "field_15" f64,
    field_16 = "field_16" String,
    field_17 = "field_17" i64,
    field_18 = "field_18" bool,
    field_19 = "field_19" f64,
    field_20 = "field_20" String,
    field_21 = "field_21" i64,
    field_22 = "field_22" bool,
    field_23 = "field_23" f64,
    field_24 = "field_24" String,
    field_25 = "field_25" i64,
    field_26 = "field_26" bool,
    field_27 = "field_27" f64,
    field_28 = "field_28" String,
    field_29 = "field_29" i64,
    field_30 = "field_30" bool,
    field_31 = "field_31" f64,
    field_32 = "field_32" String,
    field_33 = "field_33" i64,
    field_34 = "field_34" bool,
    field_35 = "field_35" f64,
    field_36 = "field_36" String,
    field_37 = "field_37" i64,
    field_38 = "field_38" bool,
    field_39 = "field_39" f64,
    field_40 = "field_40" String,
    field_41 = "field_41" i64,
    field_42 = "field_42" bool,
    field_43 = "field_43" f64,
    field_44 = "field_44" String,
    field_45 = "field_45" i64,
    field_46 = "field_46" bool,
    field_47 = "field_47" f64,
    field_48 = "field_48" String,
    field_49 = "field_49" i64,
    field_50 = "field_50" bool,
    field_51 = "field_51" f64,
    field_52 = "field_52" String,
    field_53 = "field_53" i64,
    field_54 = "field_54" bool,
    field_55 = "field_55" f64,
    field_56 = "field_56" String,
    field_57 = "field_57" i64,
    field_58 = "field_58" bool,
    field_59 = "field_59" f64,
}
