//! Names that registers, family trees and lists write in capitals.

use crate::checks::check;

#[test]
fn a_surname_in_capitals_is_one_like_any_other() {
    check(
        "
//- /People/Anne BOLLARD.md
//- /People/DUPRAT Marie.md
//- /People/Maria DE LA CRUZ.md
//- /People/Henry VIII.md
//- /a.md
Anne Bollard came with Marie Duprat. Bollard left, Duprat stayed. Mr. Ellison slept.
^^^^^^^^^^^^ Anne BOLLARD
                       ^^^^^^^^^^^^ DUPRAT Marie
                                     ^^^^^^^ Anne BOLLARD
                                                   ^^^^^^ DUPRAT Marie
Maria de la Cruz and Henry VIII met.
^^^^^^^^^^^^^^^^ Maria DE LA CRUZ
                     ^^^^^^^^^^ Henry VIII
",
    );
}

#[test]
fn a_company_in_capitals_is_found_in_small_letters() {
    check(
        "
//- /Companies/AIRE VALLEY HYDRO LIMITED.md
//- /Companies/PEMBERTON & LOWE LLP.md
//- /Companies/THE DOCKSIDE BREWING COMPANY LIMITED.md
//- /Companies/FERROUS ANALYTICS LTD.md
//- /a.md
Aire Valley Hydro Limited paid Pemberton & Lowe LLP.
^^^^^^^^^^^^^^^^^^^^^^^^^ AIRE VALLEY HYDRO LIMITED
                               ^^^^^^^^^^^^^^^^^^^^ PEMBERTON & LOWE LLP
The Dockside Brewing Company Limited and Aire Valley Hydro are friends of Ferrous Analytics Limited.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ THE DOCKSIDE BREWING COMPANY LIMITED
                                         ^^^^^^^^^^^^^^^^^ AIRE VALLEY HYDRO LIMITED
                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^ FERROUS ANALYTICS LTD
",
    );
}

#[test]
fn brackets_are_a_part_of_a_name() {
    check(
        "
//- /Companies/Southgate Holdings (UK) Limited.md
//- /Companies/Brunel (Holdings) Ltd.md
//- /Companies/Marlowe & Sons (Shipping) Limited.md
//- /a.md
Southgate Holdings (UK) Limited, Brunel (Holdings) Ltd and Marlowe & Sons (Shipping) Limited paid.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Southgate Holdings (UK) Limited
                                 ^^^^^^^^^^^^^^^^^^^^^ Brunel (Holdings) Ltd
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Marlowe & Sons (Shipping) Limited
",
    );
}

#[test]
fn an_acronym_in_a_company_in_capitals_stays_one() {
    check(
        "
//- /Companies/BNX PARIBEAU.md
//- /Companies/KBC ZURELIA SA.md
//- /Companies/NVX RTL.md
//- /a.md
Yesterday BNX Paribeau paid KBC Zurelia, and BNX PARIBEAU won.
          ^^^^^^^^^^^^ BNX PARIBEAU
                            ^^^^^^^^^^^ KBC ZURELIA SA
                                             ^^^^^^^^^^^^ BNX PARIBEAU
NVX Rtl is nobody, and so are Bnx and Paribeau.
",
    );
}
