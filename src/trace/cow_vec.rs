//! A growable table whose copies share what neither has changed since.

use std::rc::Rc;

const BITS: u32 = 6;
const SIZE: usize = 1 << BITS;

/// A vector in chunks of 64 behind reference counts. A clone costs a 64th of a vector's; a write to
/// a shared chunk copies that chunk alone. That is what makes a checkpoint of a hundred thousand tasks cheap.
#[derive(Clone, Debug)]
pub struct CowVec<T> {
    chunks: Vec<Rc<Vec<T>>>,
    len: usize,
}

impl<T> Default for CowVec<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), len: 0 }
    }
}

impl<T: Clone + PartialEq> PartialEq for CowVec<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl<T: Clone> CowVec<T> {
    /// The number of elements.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Appends an element.
    pub fn push(&mut self, value: T) {
        match self.chunks.last_mut() {
            Some(chunk) if chunk.len() < SIZE => Rc::make_mut(chunk).push(value),
            _ => {
                let mut chunk = Vec::with_capacity(SIZE);
                chunk.push(value);
                self.chunks.push(Rc::new(chunk));
            }
        }
        self.len += 1;
    }

    /// The element at `index`, if there is one.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.chunks.get(index >> BITS)?.get(index & (SIZE - 1))
    }

    /// The element at `index`, to be changed, if there is one.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        Rc::make_mut(self.chunks.get_mut(index >> BITS)?).get_mut(index & (SIZE - 1))
    }

    /// The elements in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::CowVec;

    #[test]
    fn a_copy_keeps_what_it_saw() {
        let mut table = CowVec::default();
        for i in 0..200 {
            table.push(i);
        }
        let before = table.clone();
        *table.get_mut(130).unwrap() = -1;
        table.push(200);
        assert_eq!(before.len(), 200);
        assert_eq!(before.iter().copied().collect::<Vec<_>>(), (0..200).collect::<Vec<_>>());
        assert_eq!(table.get(130), Some(&-1));
        assert_eq!(table.get(201), None);
        assert_eq!(table.len(), 201);
    }
}
