//! Lanes on a canvas. Reads only what it is given: the lanes, the scale, the moment, the colours.

use web_sys::CanvasRenderingContext2d;

use super::marks::{Mark, MarkKind, marks};
use super::palette::Palette;
use super::scale::Scale;
use crate::trace::{Lane, LaneOwner, Lanes, LoopTime, Outcome, TaskId};

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
    /// before the picture becomes higher than a screen.
    pub fn new(lanes: usize, headings: bool, width: f64) -> Self {
        let row = (420.0 / lanes.max(1) as f64).clamp(1.0, 30.0);
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
            ctx.set_fill_style_str(&palette.ink_soft);
            ctx.set_text_align("left");
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
        draw_lane(ctx, palette, scale, lane, &marks(lane, scale, group.until, group.cursor), y, layout.row);
    }
    draw_wakes(ctx, palette, layout, scale, group, top);
}

fn draw_lane(
    ctx: &CanvasRenderingContext2d,
    palette: &Palette,
    scale: &Scale,
    lane: &Lane,
    marks: &[Mark],
    y: f64,
    row: f64,
) {
    let middle = y + row / 2.0;
    let inner = matches!(lane.owner, LaneOwner::Coroutine(_));
    // A future that is no task of its own is drawn lower: it lives inside another lane's polls.
    let half = (row * if inner { 0.2 } else { 0.3 }).clamp(0.5, 9.0);
    // Waits first, then what stands out.
    for mark in marks {
        match mark.kind {
            MarkKind::Waiting => {
                ctx.set_stroke_style_str(&palette.waiting);
                ctx.set_line_width((row / 14.0).clamp(0.5, 2.0));
                if inner {
                    dashes(ctx, &[3.0, 3.0]);
                }
                line(ctx, mark.x0, middle, mark.x1, middle);
                if inner {
                    dashes(ctx, &[]);
                }
            }
            MarkKind::Created => {
                ctx.set_stroke_style_str(&palette.scheduled);
                ctx.set_line_width(1.0);
                let width = (mark.x1 - mark.x0).max(1.0);
                ctx.stroke_rect(mark.x0 + 0.5, middle - half + 0.5, width - 1.0, 2.0 * half - 1.0);
            }
            MarkKind::Scheduled => hatch(ctx, palette, mark, middle, half),
            MarkKind::Polling { .. } | MarkKind::End(_) => {}
        }
    }
    for mark in marks {
        match mark.kind {
            MarkKind::Polling { share } => {
                ctx.set_fill_style_str(&palette.running);
                let width = (mark.x1 - mark.x0).max(3.0);
                if share < 1.0 {
                    ctx.set_global_alpha(f64::from(0.35 + 0.65 * share));
                }
                ctx.fill_rect(mark.x0, middle - half, width, 2.0 * half);
                ctx.set_global_alpha(1.0);
            }
            MarkKind::End(outcome) => draw_end(ctx, palette, outcome, mark.x0, middle, half),
            MarkKind::Waiting | MarkKind::Created | MarkKind::Scheduled => {}
        }
    }
    if row >= 11.0 {
        let shown = |time: Option<LoopTime>| time.filter(|&t| t >= scale.from && t <= scale.to);
        let last = marks.last().map_or(0.0, |mark| mark.x1);
        if let Some(time) = shown(lane.timed_out).filter(|&t| scale.x(t) <= last + 1.0) {
            clock(ctx, palette, scale.x(time), middle, half);
        }
    }
}

fn hatch(ctx: &CanvasRenderingContext2d, palette: &Palette, mark: &Mark, middle: f64, half: f64) {
    ctx.set_stroke_style_str(&palette.scheduled);
    ctx.set_line_width(1.0);
    let (x0, x1) = (mark.x0, mark.x1.max(mark.x0 + 2.0));
    ctx.begin_path();
    ctx.rect(x0, middle - half, x1 - x0, 2.0 * half);
    let mut x = x0 - 2.0 * half;
    while x < x1 {
        // The part of a rising line that lies within the box.
        let (a, b) = (x.max(x0), (x + 2.0 * half).min(x1));
        if b > a {
            ctx.move_to(a, middle + half - (a - x));
            ctx.line_to(b, middle + half - (b - x));
        }
        x += 4.0;
    }
    ctx.stroke();
}

fn draw_end(
    ctx: &CanvasRenderingContext2d,
    palette: &Palette,
    outcome: Outcome,
    x: f64,
    middle: f64,
    half: f64,
) {
    let colour = match outcome {
        Outcome::Value => &palette.done,
        Outcome::Cancelled | Outcome::Dropped => &palette.cancelled,
        Outcome::Error | Outcome::Panicked => &palette.alarm,
    };
    ctx.set_stroke_style_str(colour);
    ctx.set_fill_style_str(colour);
    ctx.set_line_width(2.0);
    let r = half.min(6.0);
    match outcome {
        Outcome::Value => {
            ctx.fill_rect(x - 1.5, middle - half - 1.0, 3.0, 2.0 * half + 2.0);
            ctx.begin_path();
            if ctx.arc(x, middle, (r * 0.7).max(1.0), 0.0, std::f64::consts::TAU).is_ok() {
                ctx.fill();
            }
        }
        Outcome::Cancelled => {
            ctx.set_line_width(2.5);
            line(ctx, x - r, middle + r, x + r, middle - r);
        }
        Outcome::Dropped => ctx.stroke_rect(x - r * 0.6, middle - r * 0.6, r * 1.2, r * 1.2),
        Outcome::Error => {
            line(ctx, x - r, middle - r, x + r, middle + r);
            line(ctx, x - r, middle + r, x + r, middle - r);
        }
        Outcome::Panicked => {
            for i in 0..4 {
                let (sin, cos) = (f64::from(i) * std::f64::consts::FRAC_PI_4).sin_cos();
                line(ctx, x - r * cos, middle - r * sin, x + r * cos, middle + r * sin);
            }
        }
    }
}

/// A small clock: the time was up here.
fn clock(ctx: &CanvasRenderingContext2d, palette: &Palette, x: f64, middle: f64, half: f64) {
    let r = half.clamp(3.0, 7.0);
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
