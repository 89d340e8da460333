//! Operators that stack up without a bracket: refused beyond what the recursion over the tree may go, for a page has a
//! stack of one megabyte. The text's own lexer counts them, so that strings and comments do not.

use super::SyntaxError;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{Mode, lexer};
use ruff_text_size::TextRange;

/// Most operators, trailers and the like that one expression may stack up, all its brackets together.
const STACKED: usize = 400;

/// What stands between two brackets, or between two line ends, so far.
#[derive(Clone, Copy, Default)]
struct Level {
    /// What a comma ends.
    expression: usize,
    /// What goes on behind a comma: parameters have commas, and a lambda's body may be a lambda.
    lambdas: usize,
}

/// Refuses a text with an expression that stacks up too much, at the line where it does.
pub(super) fn check(text: &str) -> Result<(), SyntaxError> {
    if fits(text) {
        return Ok(());
    }
    // The first line with which the text up to there is too much.
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).chain([text.len()]).collect();
    let first = ends.partition_point(|&end| text.get(..end).is_some_and(fits)).min(ends.len() - 1);
    let start = if first == 0 { 0 } else { ends[first - 1] + 1 };
    let at = TextRange::empty((start as u32).into());
    Err(SyntaxError::at("too many operators in one expression".into(), at))
}

fn fits(text: &str) -> bool {
    let mut lexer = lexer::lex(text, Mode::Module);
    let mut outer: Vec<Level> = Vec::new();
    let mut here = Level::default();
    let mut stacked = 0_usize;
    loop {
        match lexer.next_token() {
            TokenKind::EndOfFile => return true,
            TokenKind::Lpar
            | TokenKind::Lsqb
            | TokenKind::Lbrace
            | TokenKind::FStringStart
            | TokenKind::TStringStart => {
                // A call or a subscript is one more around what stands before it.
                here.expression += 1;
                stacked += 1;
                outer.push(std::mem::take(&mut here));
            }
            TokenKind::Rpar
            | TokenKind::Rsqb
            | TokenKind::Rbrace
            | TokenKind::FStringEnd
            | TokenKind::TStringEnd => {
                if let Some(level) = outer.pop() {
                    stacked -= here.expression + here.lambdas;
                    here = level;
                }
            }
            TokenKind::Comma => {
                stacked -= here.expression;
                here.expression = 0;
            }
            TokenKind::Newline | TokenKind::Semi => {
                outer.clear();
                here = Level::default();
                stacked = 0;
            }
            TokenKind::Lambda => {
                here.lambdas += 1;
                stacked += 1;
            }
            TokenKind::Not
            | TokenKind::Plus
            | TokenKind::Minus
            | TokenKind::Tilde
            | TokenKind::Star
            | TokenKind::DoubleStar
            | TokenKind::Slash
            | TokenKind::DoubleSlash
            | TokenKind::Percent
            | TokenKind::At
            | TokenKind::Amper
            | TokenKind::Vbar
            | TokenKind::CircumFlex
            | TokenKind::LeftShift
            | TokenKind::RightShift
            | TokenKind::Dot
            | TokenKind::Await
            | TokenKind::Yield
            | TokenKind::If
            | TokenKind::For
            | TokenKind::ColonEqual => {
                here.expression += 1;
                stacked += 1;
            }
            _ => {}
        }
        if stacked > STACKED {
            return false;
        }
    }
}
