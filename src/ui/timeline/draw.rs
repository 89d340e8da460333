//! Lanes on a canvas. Reads only what it is given: the lanes, the scale, the moment, the colours.

use web_sys::CanvasRenderingContext2d;

use super::marks::{Mark, MarkKind, marks};
use super::palette::Palette;
use super::scale::Scale;
use crate::decimal::within;
use crate::trace::{Lane, LaneOwner, Lanes, LoopTime, Outcome, TaskId};
use crate::ui::pulse::{Gap, stamps};

/// The lanes of one run, under one heading.
pub struct Group<'a> {
    /// Said above the lanes when there is more than one group.
    pub heading: Option<String>,
    /// What is drawn.
    pub lanes: &'a Lanes,
    /// The name of each lane, by its place.
    pub names: &'a [String],
    /// Nothing after this moment is drawn.
    pub until: LoopTime,
    /// Nor anything after this many events.
    pub cursor: usize,
    /// Where the now line stands, if there is one.
    pub now: Option<LoopTime>,
    /// The lane under the pointer or of the code line under it.
    pub lit: &'a [usize],
}

/// Where things stand on the canvas, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The width of the column of names.
    pub gutter: f64,
    /// The height of one lane.
    pub row: f64,
    /// The height of a group's heading.
    pub heading: f64,
    /// The height of the axis at the bottom.
    pub axis: f64,
    /// What is left free at the right end.
    pub margin: f64,
}

impl Layout {
    /// A layout for this many lanes in all on a canvas of this width. Lanes become lower, and lose their names,
    /// before the picture becomes higher than a screen; a thousand share its pixels.
    pub fn new(lanes: usize, headings: bool, width: f64) -> Self {
        let row = within(420.0 / lanes.max(1) as f64, 0.25, 30.0);
        Self {
            gutter: if width < 480.0 { 76.0 } else { 104.0 },
            row,
            heading: if headings { 26.0 } else { 0.0 },
            axis: 24.0,
            margin: 16.0,
        }
    }

    /// The height of a canvas with these groups of lanes.
    pub fn height(&self, groups: &[usize]) -> f64 {
        groups.iter().map(|&lanes| self.heading + lanes as f64 * self.row).sum::<f64>() + self.axis + 4.0
    }

    /// The scale of the lanes' part of a canvas of this width.
    pub fn scale(&self, from: LoopTime, to: LoopTime, width: f64) -> Scale {
        Scale::new(from, to, self.gutter, width - self.gutter - self.margin)
    }

    /// Whether lanes are too low for shapes: bars of a colour are all that can be told apart.
    fn is_dense(&self) -> bool {
        self.row < 4.0
    }

    /// Whether lanes are high enough for their names.
    pub fn has_names(&self) -> bool {
        self.row >= 11.0
    }

    /// The group and lane at height `y`.
    pub fn lane_at(&self, groups: &[usize], y: f64) -> Option<(usize, usize)> {
        let mut top = 0.0;
        for (group, &lanes) in groups.iter().enumerate() {
            top += self.heading;
            let lane = ((y - top) / self.row).floor();
            if lane >= 0.0 && lane < lanes as f64 {
                return Some((group, lane as usize));
            }
            top += lanes as f64 * self.row;
        }
        None
    }
}

/// Most wakes that are drawn at once; more would hide the lanes.
const WAKES_MOST: usize = 400;

/// Draws everything. The context must be scaled to CSS pixels and cleared.
pub fn draw(
    ctx: &CanvasRenderingContext2d,
    palette: &Palette,
    layout: &Layout,
    scale: &Scale,
    groups: &[Group<'_>],
    height: f64,
) {
    draw_axis(ctx, palette, layout, scale, height);
    let mut top = 0.0;
    for group in groups {
        if let Some(heading) = &group.heading {
            ctx.set_font(&palette.font);
            ctx.set_text_align("left");
            // The rules of the axis stop at the words.
            let width = ctx.measure_text(heading).map_or(0.0, |size| size.width());
            ctx.clear_rect(0.0, top, width + 10.0, layout.heading);
            ctx.set_fill_style_str(&palette.ink_soft);
            let _ = ctx.fill_text(heading, 4.0, top + layout.heading - 9.0);
        }
        top += layout.heading;
        draw_group(ctx, palette, layout, scale, group, top);
        let bottom = top + group.lanes.lanes.len() as f64 * layout.row;
        if let Some(now) = group.now {
            let x = scale.x(now);
            ctx.set_stroke_style_str(&palette.running);
            ctx.set_line_width(1.0);
            line(ctx, x, top, x, bottom);
        }
        top = bottom;
    }
}

fn draw_axis(ctx: &CanvasRenderingContext2d, palette: &Palette, layout: &Layout, scale: &Scale, height: f64) {
    let bottom = height - layout.axis;
    ctx.set_line_width(1.0);
    ctx.set_font(&palette.small_font);
    ctx.set_stroke_style_str(&palette.rule);
    ctx.set_fill_style_str(&palette.ink_soft);
    for (time, text) in scale.ticks(64.0) {
        let x = scale.x(time).round() + 0.5;
        line(ctx, x, 0.0, x, bottom);
        let align = if x > scale.right() - 14.0 { "right" } else { "center" };
        ctx.set_text_align(align);
        let _ =
            ctx.fill_text(&text, if align == "right" { x + layout.margin - 2.0 } else { x }, bottom + 16.0);
    }
}

fn draw_group(
    ctx: &CanvasRenderingContext2d,
    palette: &Palette,
    layout: &Layout,
    scale: &Scale,
    group: &Group<'_>,
    top: f64,
) {
    for &(begin, end) in &group.lanes.blocked {
        if begin > group.until {
            continue;
        }
        ctx.set_fill_style_str(&palette.alarm_soft);
        let (x0, x1) = (scale.x(begin).max(scale.left), scale.x(end.min(group.until)).min(scale.right()));
        ctx.fill_rect(x0, top, (x1 - x0).max(0.0), group.lanes.lanes.len() as f64 * layout.row);
    }
    // Hundreds of lanes a pixel or two high are seen as a density, and drawn at the grain of one.
    let column = within(6.0 / layout.row, 1.0, 6.0);
    if layout.is_dense() {
        draw_dense(ctx, palette, layout, scale, group, top, column);
        stamp_frozen(ctx, palette, scale, group, top);
        return;
    }
    let mut batch = Batch::default();
    for (i, lane) in group.lanes.lanes.iter().enumerate() {
        let y = top + i as f64 * layout.row;
        let lit = group.lit.contains(&i);
        if lit {
            ctx.set_fill_style_str(&palette.rule);
            ctx.fill_rect(0.0, y, scale.right() + layout.margin, layout.row);
        }
        if lane.start() > group.until {
            continue;
        }
        if layout.has_names() {
            ctx.set_font(&palette.font);
            ctx.set_text_align("left");
            let inner = matches!(lane.owner, LaneOwner::Coroutine(_));
            ctx.set_fill_style_str(if inner { &palette.ink_soft } else { &palette.ink });
            let indent = if inner { 14.0 } else { 4.0 };
            let name = group.names.get(i).map_or("", String::as_str);
            let _ = ctx.fill_text_with_max_width(
                name,
                indent,
                y + layout.row / 2.0 + 4.5,
                layout.gutter - indent - 6.0,
            );
        }
        batch.add(lane, scale, &marks(lane, scale, group.until, group.cursor, column), y, layout.row);
    }
    batch.draw(ctx, palette, layout.row);
    draw_wakes(ctx, palette, layout, scale, group, top);
    stamp_frozen(ctx, palette, scale, group, top);
}

/// How long the loop was held, over each stretch in which it was: none over another.
fn stamp_frozen(
    ctx: &CanvasRenderingContext2d,
    palette: &Palette,
    scale: &Scale,
    group: &Group<'_>,
    top: f64,
) {
    let frozen =
        group.lanes.frozen().into_iter().filter(|(from, to)| *from <= group.until && *to > scale.from);
    let millis = |time: LoopTime| time.0 as f64 / 1e6;
    let gaps: Vec<Gap> = frozen
        .map(|(from, to)| Gap { begin: millis(from.max(scale.from)), end: millis(to.min(group.until)) })
        .collect();
    if gaps.is_empty() {
        return;
    }
    ctx.set_font(&palette.small_font);
    ctx.set_text_align("center");
    let x = |at: f64| scale.x(LoopTime((at * 1e6) as u64)) - scale.left;
    let text_width = |text: &str| ctx.measure_text(text).map_or(f64::MAX, |metrics| metrics.width());
    for stamp in stamps(&gaps, scale.right() - scale.left, x, text_width) {
        // On a ground of its own: lanes run underneath.
        let (x, half) = (scale.left + stamp.x, text_width(&stamp.text) / 2.0 + 3.0);
        ctx.set_fill_style_str(&palette.ground);
        ctx.fill_rect(x - half, top, 2.0 * half, 14.0);
        ctx.set_fill_style_str(&palette.alarm);
        let _ = ctx.fill_text(&stamp.text, x, top + 11.0);
    }
}

/// Many low lanes: one path and one fill a kind of mark, whatever their number, since each change of colour costs more than
/// the bar drawn in it. What stands out comes last.
fn draw_dense(
    ctx: &CanvasRenderingContext2d,
    palette: &Palette,
    layout: &Layout,
    scale: &Scale,
    group: &Group<'_>,
    top: f64,
    column: f64,
) {
    let Palette { rule, waiting, scheduled, done, cancelled, alarm, running, .. } = palette;
    let mut layers =
        [rule, waiting, scheduled, running, done, cancelled, alarm].map(|colour| (colour, Vec::new()));
    let row = layout.row;
    for &i in group.lit {
        layers[0].1.push((0.0, top + i as f64 * row, scale.right() + layout.margin, row));
    }
    for (i, lane) in group.lanes.lanes.iter().enumerate() {
        if lane.start() > group.until {
            continue;
        }
        let y = top + i as f64 * row;
        for mark in marks(lane, scale, group.until, group.cursor, column) {
            let (layer, least) = match mark.kind {
                MarkKind::Waiting => (1, 0.0),
                MarkKind::Created | MarkKind::Scheduled => (2, 1.0),
                MarkKind::End(Outcome::Value) => (4, 2.0),
                MarkKind::End(Outcome::Cancelled | Outcome::Dropped) => (5, 2.0),
                MarkKind::End(Outcome::Error | Outcome::Panicked) => (6, 2.0),
                MarkKind::Polling { .. } => (3, 2.0),
            };
            // Waits are half as high, so that lanes can still be told apart where pixels allow it.
            let height = if layer == 1 { row * 0.5 } else { row };
            // An end stands beside the poll that it comes with, not upon it.
            let x = if layer > 3 { mark.x0 + 2.0 } else { mark.x0 };
            layers[layer].1.push((x, y + (row - height) / 2.0, (mark.x1 - mark.x0).max(least), height));
        }
    }
    for (colour, bars) in layers.iter().filter(|(_, bars)| !bars.is_empty()) {
        ctx.set_fill_style_str(colour);
        ctx.begin_path();
        for &(x, y, width, height) in bars {
            ctx.rect(x, y, width, height);
        }
        ctx.fill();
    }
}

/// The marks of a group, sorted by how they are drawn: telling a canvas a colour costs more than a rectangle, so each
/// is told once a group and not once a mark. Lanes do not overlap, so the order among them does not show.
#[derive(Default)]
struct Batch {
    waits: Vec<Row>,
    inner_waits: Vec<Row>,
    created: Vec<Row>,
    scheduled: Vec<Row>,
    /// By share of polling, in steps.
    polls: [Vec<Row>; SHARES + 1],
    ends: Vec<(Row, Outcome)>,
    timeouts: Vec<Row>,
}

/// How many shades tell the shares of polling.
const SHARES: usize = 8;

/// A mark's place: from `x0` to `x1`, around `middle`, `half` up and down.
#[derive(Clone, Copy)]
struct Row {
    x0: f64,
    x1: f64,
    middle: f64,
    half: f64,
}

impl Batch {
    fn add(&mut self, lane: &Lane, scale: &Scale, marks: &[Mark], y: f64, row: f64) {
        let middle = y + row / 2.0;
        let inner = matches!(lane.owner, LaneOwner::Coroutine(_));
        // A future that is no task of its own is drawn lower: it lives inside another lane's polls.
        let half = within(row * if inner { 0.2 } else { 0.3 }, 0.5, 9.0);
        for &Mark { x0, x1, kind } in marks {
            let place = Row { x0, x1, middle, half };
            match kind {
                MarkKind::Waiting if inner => self.inner_waits.push(place),
                MarkKind::Waiting => self.waits.push(place),
                MarkKind::Created => self.created.push(place),
                MarkKind::Scheduled => self.scheduled.push(place),
                MarkKind::Polling { share } => {
                    let step = (share * SHARES as f32).round() as usize;
                    self.polls[step.min(SHARES)].push(place);
                }
                MarkKind::End(outcome) => self.ends.push((place, outcome)),
            }
        }
        if row >= 11.0 {
            let last = marks.last().map_or(0.0, |mark| mark.x1);
            let shown = lane.timed_out.filter(|&t| t >= scale.from && t <= scale.to).map(|t| scale.x(t));
            if let Some(x) = shown.filter(|&x| x <= last + 1.0) {
                self.timeouts.push(Row { x0: x, x1: x, middle, half });
            }
        }
    }

    fn draw(&self, ctx: &CanvasRenderingContext2d, palette: &Palette, row: f64) {
        // Waits first, then what stands out.
        let line_width = within(row / 14.0, 0.5, 2.0);
        if !self.waits.is_empty() {
            ctx.set_fill_style_str(&palette.waiting);
            for wait in &self.waits {
                ctx.fill_rect(wait.x0, wait.middle - line_width / 2.0, wait.x1 - wait.x0, line_width);
            }
        }
        if !self.inner_waits.is_empty() {
            ctx.set_stroke_style_str(&palette.waiting);
            ctx.set_line_width(line_width);
            dashes(ctx, &[3.0, 3.0]);
            ctx.begin_path();
            for wait in &self.inner_waits {
                ctx.move_to(wait.x0, wait.middle);
                ctx.line_to(wait.x1, wait.middle);
            }
            ctx.stroke();
            dashes(ctx, &[]);
        }
        if !self.created.is_empty() || !self.scheduled.is_empty() {
            ctx.set_stroke_style_str(&palette.scheduled);
            ctx.set_line_width(1.0);
            ctx.begin_path();
            for &Row { x0, x1, middle, half } in &self.created {
                ctx.rect(x0 + 0.5, middle - half + 0.5, (x1 - x0).max(1.0) - 1.0, 2.0 * half - 1.0);
            }
            for scheduled in &self.scheduled {
                hatch(ctx, *scheduled);
            }
            ctx.stroke();
        }
        ctx.set_fill_style_str(&palette.running);
        for (step, polls) in self.polls.iter().enumerate().filter(|(_, polls)| !polls.is_empty()) {
            let share = step as f64 / SHARES as f64;
            ctx.set_global_alpha(0.35 + 0.65 * share);
            // One poll is drawn wide enough to be seen; where many share a place, a wider one would lie on the next.
            let least = if step == SHARES { 3.0 } else { 1.0 };
            for &Row { x0, x1, middle, half } in polls {
                ctx.fill_rect(x0, middle - half, (x1 - x0).max(least), 2.0 * half);
            }
        }
        ctx.set_global_alpha(1.0);
        let mut colour = None;
        for &(Row { x0, middle, half, .. }, outcome) in &self.ends {
            if colour.replace(outcome) != Some(outcome) {
                colour_end(ctx, palette, outcome);
            }
            draw_end(ctx, outcome, x0, middle, half);
        }
        for timeout in &self.timeouts {
            clock(ctx, palette, timeout.x0, timeout.middle, timeout.half);
        }
    }
}

/// Adds a hatched box to the path.
fn hatch(ctx: &CanvasRenderingContext2d, Row { x0, x1, middle, half }: Row) {
    let x1 = x1.max(x0 + 2.0);
    ctx.rect(x0, middle - half, x1 - x0, 2.0 * half);
    if x1 - x0 < HATCH {
        // The box has no inside that could be seen.
        return;
    }
    let mut x = x0 - 2.0 * half;
    while x < x1 {
        // The part of a rising line that lies within the box.
        let (a, b) = (x.max(x0), (x + 2.0 * half).min(x1));
        if b > a {
            ctx.move_to(a, middle + half - (a - x));
            ctx.line_to(b, middle + half - (b - x));
        }
        x += HATCH;
    }
}

/// Pixels from one line of a hatch to the next.
const HATCH: f64 = 4.0;

fn colour_end(ctx: &CanvasRenderingContext2d, palette: &Palette, outcome: Outcome) {
    let colour = match outcome {
        Outcome::Value => &palette.done,
        Outcome::Cancelled | Outcome::Dropped => &palette.cancelled,
        Outcome::Error | Outcome::Panicked => &palette.alarm,
    };
    ctx.set_stroke_style_str(colour);
    ctx.set_fill_style_str(colour);
    ctx.set_line_width(if outcome == Outcome::Cancelled { 2.5 } else { 2.0 });
}

fn draw_end(ctx: &CanvasRenderingContext2d, outcome: Outcome, x: f64, middle: f64, half: f64) {
    let r = half.min(6.0);
    match outcome {
        Outcome::Value => {
            ctx.fill_rect(x - 1.5, middle - half - 1.0, 3.0, 2.0 * half + 2.0);
            ctx.begin_path();
            if ctx.arc(x, middle, (r * 0.7).max(1.0), 0.0, std::f64::consts::TAU).is_ok() {
                ctx.fill();
            }
        }
        Outcome::Cancelled => line(ctx, x - r, middle + r, x + r, middle - r),
        Outcome::Dropped => ctx.stroke_rect(x - r * 0.6, middle - r * 0.6, r * 1.2, r * 1.2),
        Outcome::Error => {
            line(ctx, x - r, middle - r, x + r, middle + r);
            line(ctx, x - r, middle + r, x + r, middle - r);
        }
        Outcome::Panicked => {
            let slope = std::f64::consts::FRAC_1_SQRT_2;
            for (sin, cos) in [(0.0, 1.0), (slope, slope), (1.0, 0.0), (slope, -slope)] {
                line(ctx, x - r * cos, middle - r * sin, x + r * cos, middle + r * sin);
            }
        }
    }
}

/// A small clock: the time was up here.
fn clock(ctx: &CanvasRenderingContext2d, palette: &Palette, x: f64, middle: f64, half: f64) {
    let r = within(half, 3.0, 7.0);
    ctx.set_fill_style_str(&palette.ground);
    ctx.set_stroke_style_str(&palette.cancelled);
    ctx.set_line_width(1.5);
    ctx.begin_path();
    if ctx.arc(x, middle, r, 0.0, std::f64::consts::TAU).is_ok() {
        ctx.fill();
        ctx.stroke();
    }
    line(ctx, x, middle, x, middle - r * 0.7);
    line(ctx, x, middle, x + r * 0.5, middle);
}

fn draw_wakes(
    ctx: &CanvasRenderingContext2d,
    palette: &Palette,
    layout: &Layout,
    scale: &Scale,
    group: &Group<'_>,
    top: f64,
) {
    if !layout.has_names() {
        return;
    }
    let wakes = &group.lanes.wakes;
    let first = wakes.partition_point(|wake| wake.at < scale.from);
    let end = group.until.min(scale.to);
    let middle = |task: TaskId| {
        let i = group.lanes.index_of_task(task)?;
        Some(top + (i as f64 + 0.5) * layout.row)
    };
    ctx.set_stroke_style_str(&palette.wake);
    ctx.set_fill_style_str(&palette.wake);
    ctx.set_line_width(1.25);
    for wake in wakes[first..].iter().take_while(|wake| wake.at <= end).take(WAKES_MOST) {
        let (Some(from), Some(to)) = (middle(wake.from), middle(wake.to)) else { continue };
        let x = scale.x(wake.at);
        let down = if to > from { 1.0 } else { -1.0 };
        let reach = (layout.row * 0.3).min(9.0);
        let (begin, tip) = (from + down * reach, to - down * (reach + 1.0));
        ctx.begin_path();
        ctx.move_to(x, begin);
        ctx.line_to(x, tip);
        ctx.stroke();
        ctx.begin_path();
        ctx.move_to(x, tip);
        ctx.line_to(x - 3.0, tip - down * 5.0);
        ctx.line_to(x + 3.0, tip - down * 5.0);
        ctx.fill();
    }
}

fn line(ctx: &CanvasRenderingContext2d, x0: f64, y0: f64, x1: f64, y1: f64) {
    ctx.begin_path();
    ctx.move_to(x0, y0);
    ctx.line_to(x1, y1);
    ctx.stroke();
}

fn dashes(ctx: &CanvasRenderingContext2d, lengths: &[f64]) {
    let list: js_sys::Array = lengths.iter().map(|&length| wasm_bindgen::JsValue::from_f64(length)).collect();
    // A list of numbers is always taken.
    let _ = ctx.set_line_dash(&list);
}
