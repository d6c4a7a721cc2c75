//! J-LIS, the pure part: residents, seeds, and personalising a card.
