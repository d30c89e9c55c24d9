//! Variable-length integers as SQLite writes them: seven bits a byte, the most
//! significant first, and eight in a ninth byte.

/// Appends a number.
pub(super) fn push(bytes: &mut Vec<u8>, number: u64) {
    if number < 1 << 7 {
        return bytes.push(number as u8);
    }
    if number < 1 << 14 {
        return bytes.extend([(number >> 7) as u8 | 0x80, number as u8 & 0x7f]);
    }
    let mut buffer = [0; 9];
    let (mut at, mut rest) = (buffer.len(), number);
    if number >= 1 << 56 {
        at -= 1;
        buffer[at] = number as u8;
        rest = number >> 8 | 1 << 56;
    }
    while at > 0 && rest > 0 {
        at -= 1;
        buffer[at] = rest as u8 | 0x80;
        rest >>= 7;
    }
    if number < 1 << 56 {
        buffer[8] &= 0x7f;
    }
    bytes.extend_from_slice(&buffer[at..]);
}

/// Puts a number where one byte was left for it.
pub(super) fn put(bytes: &mut Vec<u8>, at: usize, number: u64) {
    if number < 1 << 7 {
        bytes[at] = number as u8;
        return;
    }
    let mut written = Vec::new();
    push(&mut written, number);
    bytes.splice(at..=at, written);
}

/// The first number, and how many bytes it takes; bytes that end too early read as zeros.
pub(super) fn read(bytes: &[u8]) -> (u64, usize) {
    let mut number = 0;
    for place in 0..8 {
        let byte = bytes.get(place).copied().unwrap_or(0);
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return (number, (place + 1).min(bytes.len()));
        }
    }
    (number << 8 | u64::from(bytes.get(8).copied().unwrap_or(0)), bytes.len().min(9))
}

/// Every number, one after another.
pub(in crate::archive) fn all(mut bytes: &[u8]) -> Vec<u64> {
    let mut numbers = Vec::new();
    while !bytes.is_empty() {
        let (number, used) = read(bytes);
        numbers.push(number);
        bytes = &bytes[used..];
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_of_every_length_are_read() {
        let bytes = [5, 0x81, 0x00, 0xff, 0x7f, 0x82, 0x80, 0x01];
        assert_eq!(all(&bytes), [5, 128, 16_383, 32_769]);
        let widest = [0x80 | 0x40, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 7];
        assert_eq!(all(&widest), [(0x40 << 57) + 7]);
    }

    #[test]
    fn a_number_takes_the_place_that_was_left_for_it() {
        for number in [5, 128, 1 << 40] {
            let mut bytes = vec![7, 0, 9];
            put(&mut bytes, 1, number);
            assert_eq!(all(&bytes), [7, number, 9]);
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for bit in 0..64 {
            for number in [(1 << bit) - 1, 1 << bit, (1 << bit) | 0x55] {
                let mut bytes = Vec::new();
                push(&mut bytes, number);
                assert_eq!(read(&bytes), (number, bytes.len()), "{number:#x}");
                let longest = bytes.len() == 9;
                assert!(longest || bytes[0] != 0x80, "{number:#x} has the shortest form");
            }
        }
    }
}
