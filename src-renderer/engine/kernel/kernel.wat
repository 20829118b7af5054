;; The arithmetic of the networks, four floats at a time.
;;
;; All addresses are bytes, as a rule multiples of 16. A matrix is row after row; a row is $bytes long, a multiple
;; of 16, and of 32 for $accumulate. Rows come in a multiple of four, frames in a multiple of two;
;; of 16-bit integers in multiples of eight and four.
;; Compiled into kernel-bytes.ts by test/engine/kernel/kernel-bytes.test.ts, run with --update.
(module
  (memory (import "kernel" "memory") 1)

  ;; The sums of four vectors, as one vector.
  (func $sums (param $a v128) (param $b v128) (param $c v128) (param $d v128) (result v128)
    (local.set $a (f32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
    (local.set $c (f32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $d))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
    (f32x4.add
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $c))
      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $c))))

  ;; y = W x + bias for several frames, $stride bytes apart in x and $step in y: each four rows of W serve
  ;; two frames while they are at hand.
  (func (export "multiply")
    (param $w i32) (param $bias i32) (param $x i32) (param $stride i32) (param $y i32) (param $step i32)
    (param $rows i32) (param $bytes i32) (param $frames i32)
    (local $w0 i32) (local $w1 i32) (local $w2 i32) (local $w3 i32) (local $pair i32)
    (local $x0 i32) (local $x1 i32) (local $y0 i32) (local $end i32) (local $left i32)
    (local $p v128) (local $q v128) (local $v v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (loop $fours
      (local.set $pair (local.get $x))
      (local.set $y0 (local.get $y))
      (local.set $left (local.get $frames))
      (loop $pairs
        (local.set $x0 (local.get $pair))
        (local.set $x1 (i32.add (local.get $x0) (local.get $stride)))
        (local.set $pair (i32.add (local.get $x1) (local.get $stride)))
        (local.set $w0 (local.get $w))
        (local.set $end (local.tee $w1 (i32.add (local.get $w0) (local.get $bytes))))
        (local.set $w2 (i32.add (local.get $w1) (local.get $bytes)))
        (local.set $w3 (i32.add (local.get $w2) (local.get $bytes)))
        (local.set $a0 (v128.const f32x4 0 0 0 0)) (local.set $b0 (v128.const f32x4 0 0 0 0))
        (local.set $a1 (v128.const f32x4 0 0 0 0)) (local.set $b1 (v128.const f32x4 0 0 0 0))
        (local.set $a2 (v128.const f32x4 0 0 0 0)) (local.set $b2 (v128.const f32x4 0 0 0 0))
        (local.set $a3 (v128.const f32x4 0 0 0 0)) (local.set $b3 (v128.const f32x4 0 0 0 0))
        (loop $columns
          (local.set $p (v128.load (local.get $x0)))
          (local.set $q (v128.load (local.get $x1)))
          (local.set $v (v128.load (local.get $w0)))
          (local.set $a0 (f32x4.add (local.get $a0) (f32x4.mul (local.get $v) (local.get $p))))
          (local.set $b0 (f32x4.add (local.get $b0) (f32x4.mul (local.get $v) (local.get $q))))
          (local.set $v (v128.load (local.get $w1)))
          (local.set $a1 (f32x4.add (local.get $a1) (f32x4.mul (local.get $v) (local.get $p))))
          (local.set $b1 (f32x4.add (local.get $b1) (f32x4.mul (local.get $v) (local.get $q))))
          (local.set $v (v128.load (local.get $w2)))
          (local.set $a2 (f32x4.add (local.get $a2) (f32x4.mul (local.get $v) (local.get $p))))
          (local.set $b2 (f32x4.add (local.get $b2) (f32x4.mul (local.get $v) (local.get $q))))
          (local.set $v (v128.load (local.get $w3)))
          (local.set $a3 (f32x4.add (local.get $a3) (f32x4.mul (local.get $v) (local.get $p))))
          (local.set $b3 (f32x4.add (local.get $b3) (f32x4.mul (local.get $v) (local.get $q))))
          (local.set $x0 (i32.add (local.get $x0) (i32.const 16)))
          (local.set $x1 (i32.add (local.get $x1) (i32.const 16)))
          (local.set $w1 (i32.add (local.get $w1) (i32.const 16)))
          (local.set $w2 (i32.add (local.get $w2) (i32.const 16)))
          (local.set $w3 (i32.add (local.get $w3) (i32.const 16)))
          (br_if $columns (i32.lt_u
            (local.tee $w0 (i32.add (local.get $w0) (i32.const 16))) (local.get $end))))
        (local.set $v (v128.load (local.get $bias)))
        (v128.store (local.get $y0) (f32x4.add (local.get $v)
          (call $sums (local.get $a0) (local.get $a1) (local.get $a2) (local.get $a3))))
        (local.set $y0 (i32.add (local.get $y0) (local.get $step)))
        (v128.store (local.get $y0) (f32x4.add (local.get $v)
          (call $sums (local.get $b0) (local.get $b1) (local.get $b2) (local.get $b3))))
        (local.set $y0 (i32.add (local.get $y0) (local.get $step)))
        (br_if $pairs (local.tee $left (i32.sub (local.get $left) (i32.const 2)))))
      (local.set $w (local.get $w3))
      (local.set $y (i32.add (local.get $y) (i32.const 16)))
      (local.set $bias (i32.add (local.get $bias) (i32.const 16)))
      (br_if $fours (local.tee $rows (i32.sub (local.get $rows) (i32.const 4))))))

  ;; y += W x for one frame.
  (func (export "accumulate")
    (param $w0 i32) (param $x i32) (param $y i32) (param $rows i32) (param $bytes i32)
    (local $w1 i32) (local $w2 i32) (local $w3 i32) (local $x0 i32) (local $end i32)
    (local $p v128) (local $q v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local.set $end (i32.add (local.get $x) (local.get $bytes)))
    (loop $fours
      (local.set $x0 (local.get $x))
      (local.set $w1 (i32.add (local.get $w0) (local.get $bytes)))
      (local.set $w2 (i32.add (local.get $w1) (local.get $bytes)))
      (local.set $w3 (i32.add (local.get $w2) (local.get $bytes)))
      (local.set $a0 (v128.const f32x4 0 0 0 0)) (local.set $b0 (v128.const f32x4 0 0 0 0))
      (local.set $a1 (v128.const f32x4 0 0 0 0)) (local.set $b1 (v128.const f32x4 0 0 0 0))
      (local.set $a2 (v128.const f32x4 0 0 0 0)) (local.set $b2 (v128.const f32x4 0 0 0 0))
      (local.set $a3 (v128.const f32x4 0 0 0 0)) (local.set $b3 (v128.const f32x4 0 0 0 0))
      (loop $columns
        (local.set $p (v128.load (local.get $x0)))
        (local.set $q (v128.load offset=16 (local.get $x0)))
        (local.set $a0 (f32x4.add (local.get $a0) (f32x4.mul (local.get $p) (v128.load (local.get $w0)))))
        (local.set $a1 (f32x4.add (local.get $a1) (f32x4.mul (local.get $p) (v128.load (local.get $w1)))))
        (local.set $a2 (f32x4.add (local.get $a2) (f32x4.mul (local.get $p) (v128.load (local.get $w2)))))
        (local.set $a3 (f32x4.add (local.get $a3) (f32x4.mul (local.get $p) (v128.load (local.get $w3)))))
        (local.set $b0 (f32x4.add (local.get $b0) (f32x4.mul (local.get $q) (v128.load offset=16 (local.get $w0)))))
        (local.set $b1 (f32x4.add (local.get $b1) (f32x4.mul (local.get $q) (v128.load offset=16 (local.get $w1)))))
        (local.set $b2 (f32x4.add (local.get $b2) (f32x4.mul (local.get $q) (v128.load offset=16 (local.get $w2)))))
        (local.set $b3 (f32x4.add (local.get $b3) (f32x4.mul (local.get $q) (v128.load offset=16 (local.get $w3)))))
        (local.set $w0 (i32.add (local.get $w0) (i32.const 32)))
        (local.set $w1 (i32.add (local.get $w1) (i32.const 32)))
        (local.set $w2 (i32.add (local.get $w2) (i32.const 32)))
        (local.set $w3 (i32.add (local.get $w3) (i32.const 32)))
        (br_if $columns (i32.lt_u
          (local.tee $x0 (i32.add (local.get $x0) (i32.const 32))) (local.get $end))))
      (v128.store (local.get $y) (f32x4.add (v128.load (local.get $y)) (call $sums
        (f32x4.add (local.get $a0) (local.get $b0)) (f32x4.add (local.get $a1) (local.get $b1))
        (f32x4.add (local.get $a2) (local.get $b2)) (f32x4.add (local.get $a3) (local.get $b3)))))
      (local.set $w0 (local.get $w3))
      (local.set $y (i32.add (local.get $y) (i32.const 16)))
      (br_if $fours (local.tee $rows (i32.sub (local.get $rows) (i32.const 4))))))

  ;; As multiply, of 16-bit integers one frame after another: each product counts by its row's and its
  ;; frame's scale. Eight rows lie together, two columns of each side by side, so that one pair of a
  ;; frame's values, repeated, meets four rows at once and no vector has to be summed up. They serve four
  ;; frames while they are at hand.
  (func (export "multiplyShorts")
    (param $w i32) (param $scale i32) (param $bias i32) (param $x i32) (param $xScale i32)
    (param $y i32) (param $rows i32) (param $bytes i32) (param $frames i32)
    (local $w0 i32) (local $s i32) (local $step i32) (local $y0 i32) (local $end i32) (local $left i32)
    (local $x0 i32) (local $x1 i32) (local $x2 i32) (local $x3 i32)
    (local $p v128) (local $q v128) (local $v v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local.set $step (i32.shl (local.get $rows) (i32.const 2)))
    (loop $eights
      (local.set $x3 (local.get $x))
      (local.set $s (local.get $xScale))
      (local.set $y0 (local.get $y))
      (local.set $left (local.get $frames))
      (loop $quads
        (local.set $x0 (local.get $x3))
        (local.set $end (local.tee $x1 (i32.add (local.get $x0) (local.get $bytes))))
        (local.set $x2 (i32.add (local.get $x1) (local.get $bytes)))
        (local.set $x3 (i32.add (local.get $x2) (local.get $bytes)))
        (local.set $w0 (local.get $w))
        (local.set $a0 (v128.const i32x4 0 0 0 0)) (local.set $b0 (v128.const i32x4 0 0 0 0))
        (local.set $a1 (v128.const i32x4 0 0 0 0)) (local.set $b1 (v128.const i32x4 0 0 0 0))
        (local.set $a2 (v128.const i32x4 0 0 0 0)) (local.set $b2 (v128.const i32x4 0 0 0 0))
        (local.set $a3 (v128.const i32x4 0 0 0 0)) (local.set $b3 (v128.const i32x4 0 0 0 0))
        (loop $columns
          (local.set $p (v128.load (local.get $w0)))
          (local.set $q (v128.load offset=16 (local.get $w0)))
          (local.set $v (v128.load32_splat (local.get $x0)))
          (local.set $a0 (i32x4.add (local.get $a0) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
          (local.set $b0 (i32x4.add (local.get $b0) (i32x4.dot_i16x8_s (local.get $q) (local.get $v))))
          (local.set $v (v128.load32_splat (local.get $x1)))
          (local.set $a1 (i32x4.add (local.get $a1) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
          (local.set $b1 (i32x4.add (local.get $b1) (i32x4.dot_i16x8_s (local.get $q) (local.get $v))))
          (local.set $v (v128.load32_splat (local.get $x2)))
          (local.set $a2 (i32x4.add (local.get $a2) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
          (local.set $b2 (i32x4.add (local.get $b2) (i32x4.dot_i16x8_s (local.get $q) (local.get $v))))
          (local.set $v (v128.load32_splat (local.get $x3)))
          (local.set $a3 (i32x4.add (local.get $a3) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
          (local.set $b3 (i32x4.add (local.get $b3) (i32x4.dot_i16x8_s (local.get $q) (local.get $v))))
          (local.set $p (v128.load offset=32 (local.get $w0)))
          (local.set $q (v128.load offset=48 (local.get $w0)))
          (local.set $v (v128.load32_splat offset=4 (local.get $x0)))
          (local.set $a0 (i32x4.add (local.get $a0) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
          (local.set $b0 (i32x4.add (local.get $b0) (i32x4.dot_i16x8_s (local.get $q) (local.get $v))))
          (local.set $v (v128.load32_splat offset=4 (local.get $x1)))
          (local.set $a1 (i32x4.add (local.get $a1) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
          (local.set $b1 (i32x4.add (local.get $b1) (i32x4.dot_i16x8_s (local.get $q) (local.get $v))))
          (local.set $v (v128.load32_splat offset=4 (local.get $x2)))
          (local.set $a2 (i32x4.add (local.get $a2) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
          (local.set $b2 (i32x4.add (local.get $b2) (i32x4.dot_i16x8_s (local.get $q) (local.get $v))))
          (local.set $v (v128.load32_splat offset=4 (local.get $x3)))
          (local.set $a3 (i32x4.add (local.get $a3) (i32x4.dot_i16x8_s (local.get $p) (local.get $v))))
          (local.set $b3 (i32x4.add (local.get $b3) (i32x4.dot_i16x8_s (local.get $q) (local.get $v))))
          (local.set $w0 (i32.add (local.get $w0) (i32.const 64)))
          (local.set $x1 (i32.add (local.get $x1) (i32.const 8)))
          (local.set $x2 (i32.add (local.get $x2) (i32.const 8)))
          (local.set $x3 (i32.add (local.get $x3) (i32.const 8)))
          (br_if $columns (i32.lt_u
            (local.tee $x0 (i32.add (local.get $x0) (i32.const 8))) (local.get $end))))
        (local.set $v (v128.load32_splat (local.get $s)))
        (v128.store (local.get $y0) (f32x4.add (v128.load (local.get $bias)) (f32x4.mul
          (f32x4.mul (v128.load (local.get $scale)) (local.get $v))
          (f32x4.convert_i32x4_s (local.get $a0)))))
        (v128.store offset=16 (local.get $y0) (f32x4.add (v128.load offset=16 (local.get $bias)) (f32x4.mul
          (f32x4.mul (v128.load offset=16 (local.get $scale)) (local.get $v))
          (f32x4.convert_i32x4_s (local.get $b0)))))
        (local.set $y0 (i32.add (local.get $y0) (local.get $step)))
        (local.set $v (v128.load32_splat offset=4 (local.get $s)))
        (v128.store (local.get $y0) (f32x4.add (v128.load (local.get $bias)) (f32x4.mul
          (f32x4.mul (v128.load (local.get $scale)) (local.get $v))
          (f32x4.convert_i32x4_s (local.get $a1)))))
        (v128.store offset=16 (local.get $y0) (f32x4.add (v128.load offset=16 (local.get $bias)) (f32x4.mul
          (f32x4.mul (v128.load offset=16 (local.get $scale)) (local.get $v))
          (f32x4.convert_i32x4_s (local.get $b1)))))
        (local.set $y0 (i32.add (local.get $y0) (local.get $step)))
        (local.set $v (v128.load32_splat offset=8 (local.get $s)))
        (v128.store (local.get $y0) (f32x4.add (v128.load (local.get $bias)) (f32x4.mul
          (f32x4.mul (v128.load (local.get $scale)) (local.get $v))
          (f32x4.convert_i32x4_s (local.get $a2)))))
        (v128.store offset=16 (local.get $y0) (f32x4.add (v128.load offset=16 (local.get $bias)) (f32x4.mul
          (f32x4.mul (v128.load offset=16 (local.get $scale)) (local.get $v))
          (f32x4.convert_i32x4_s (local.get $b2)))))
        (local.set $y0 (i32.add (local.get $y0) (local.get $step)))
        (local.set $v (v128.load32_splat offset=12 (local.get $s)))
        (v128.store (local.get $y0) (f32x4.add (v128.load (local.get $bias)) (f32x4.mul
          (f32x4.mul (v128.load (local.get $scale)) (local.get $v))
          (f32x4.convert_i32x4_s (local.get $a3)))))
        (v128.store offset=16 (local.get $y0) (f32x4.add (v128.load offset=16 (local.get $bias)) (f32x4.mul
          (f32x4.mul (v128.load offset=16 (local.get $scale)) (local.get $v))
          (f32x4.convert_i32x4_s (local.get $b3)))))
        (local.set $y0 (i32.add (local.get $y0) (local.get $step)))
        (local.set $s (i32.add (local.get $s) (i32.const 16)))
        (br_if $quads (local.tee $left (i32.sub (local.get $left) (i32.const 4)))))
      (local.set $w (local.get $w0))
      (local.set $y (i32.add (local.get $y) (i32.const 32)))
      (local.set $scale (i32.add (local.get $scale) (i32.const 32)))
      (local.set $bias (i32.add (local.get $bias) (i32.const 32)))
      (br_if $eights (local.tee $rows (i32.sub (local.get $rows) (i32.const 8))))))

  ;; As accumulate, of 16-bit integers that lie as for multiplyShorts: each product counts by its row's
  ;; and by the frame's scale. Rows come in a multiple of sixteen.
  (func (export "accumulateShorts")
    (param $w0 i32) (param $scale i32) (param $x i32) (param $xScale f32) (param $y i32)
    (param $rows i32) (param $bytes i32)
    (local $w1 i32) (local $x0 i32) (local $end i32) (local $v v128)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local.set $end (i32.add (local.get $x) (local.get $bytes)))
    (loop $sixteens
      (local.set $x0 (local.get $x))
      (local.set $w1 (i32.add (local.get $w0) (i32.shl (local.get $bytes) (i32.const 3))))
      (local.set $a0 (v128.const i32x4 0 0 0 0))
      (local.set $a1 (v128.const i32x4 0 0 0 0))
      (local.set $a2 (v128.const i32x4 0 0 0 0))
      (local.set $a3 (v128.const i32x4 0 0 0 0))
      (loop $columns
        (local.set $v (v128.load32_splat (local.get $x0)))
        (local.set $a0 (i32x4.add (local.get $a0)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load (local.get $w0)))))
        (local.set $a1 (i32x4.add (local.get $a1)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=16 (local.get $w0)))))
        (local.set $a2 (i32x4.add (local.get $a2)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load (local.get $w1)))))
        (local.set $a3 (i32x4.add (local.get $a3)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=16 (local.get $w1)))))
        (local.set $v (v128.load32_splat offset=4 (local.get $x0)))
        (local.set $a0 (i32x4.add (local.get $a0)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=32 (local.get $w0)))))
        (local.set $a1 (i32x4.add (local.get $a1)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=48 (local.get $w0)))))
        (local.set $a2 (i32x4.add (local.get $a2)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=32 (local.get $w1)))))
        (local.set $a3 (i32x4.add (local.get $a3)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=48 (local.get $w1)))))
        (local.set $v (v128.load32_splat offset=8 (local.get $x0)))
        (local.set $a0 (i32x4.add (local.get $a0)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=64 (local.get $w0)))))
        (local.set $a1 (i32x4.add (local.get $a1)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=80 (local.get $w0)))))
        (local.set $a2 (i32x4.add (local.get $a2)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=64 (local.get $w1)))))
        (local.set $a3 (i32x4.add (local.get $a3)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=80 (local.get $w1)))))
        (local.set $v (v128.load32_splat offset=12 (local.get $x0)))
        (local.set $a0 (i32x4.add (local.get $a0)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=96 (local.get $w0)))))
        (local.set $a1 (i32x4.add (local.get $a1)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=112 (local.get $w0)))))
        (local.set $a2 (i32x4.add (local.get $a2)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=96 (local.get $w1)))))
        (local.set $a3 (i32x4.add (local.get $a3)
          (i32x4.dot_i16x8_s (local.get $v) (v128.load offset=112 (local.get $w1)))))
        (local.set $w0 (i32.add (local.get $w0) (i32.const 128)))
        (local.set $w1 (i32.add (local.get $w1) (i32.const 128)))
        (br_if $columns (i32.lt_u
          (local.tee $x0 (i32.add (local.get $x0) (i32.const 16))) (local.get $end))))
      (local.set $v (f32x4.splat (local.get $xScale)))
      (v128.store (local.get $y) (f32x4.add (v128.load (local.get $y)) (f32x4.mul
        (f32x4.mul (v128.load (local.get $scale)) (local.get $v))
        (f32x4.convert_i32x4_s (local.get $a0)))))
      (v128.store offset=16 (local.get $y) (f32x4.add (v128.load offset=16 (local.get $y)) (f32x4.mul
        (f32x4.mul (v128.load offset=16 (local.get $scale)) (local.get $v))
        (f32x4.convert_i32x4_s (local.get $a1)))))
      (v128.store offset=32 (local.get $y) (f32x4.add (v128.load offset=32 (local.get $y)) (f32x4.mul
        (f32x4.mul (v128.load offset=32 (local.get $scale)) (local.get $v))
        (f32x4.convert_i32x4_s (local.get $a2)))))
      (v128.store offset=48 (local.get $y) (f32x4.add (v128.load offset=48 (local.get $y)) (f32x4.mul
        (f32x4.mul (v128.load offset=48 (local.get $scale)) (local.get $v))
        (f32x4.convert_i32x4_s (local.get $a3)))))
      (local.set $w0 (local.get $w1))
      (local.set $scale (i32.add (local.get $scale) (i32.const 64)))
      (local.set $y (i32.add (local.get $y) (i32.const 64)))
      (br_if $sixteens (local.tee $rows (i32.sub (local.get $rows) (i32.const 16))))))

  ;; The square root of the sum of squares.
  (func (export "norm") (param $x i32) (param $bytes i32) (result f32)
    (local $end i32) (local $v v128) (local $sum v128)
    (local.set $end (i32.add (local.get $x) (local.get $bytes)))
    (loop $fours
      (local.set $v (v128.load (local.get $x)))
      (local.set $sum (f32x4.add (local.get $sum) (f32x4.mul (local.get $v) (local.get $v))))
      (br_if $fours (i32.lt_u
        (local.tee $x (i32.add (local.get $x) (i32.const 16))) (local.get $end))))
    (f32.sqrt (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
      (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum))))))

  ;; x times a factor as 16-bit integers: to the nearest, of two the even one.
  (func (export "round") (param $x i32) (param $to i32) (param $bytes i32) (param $factor f32)
    (local $end i32) (local $f v128)
    (local.set $f (f32x4.splat (local.get $factor)))
    (local.set $end (i32.add (local.get $x) (local.get $bytes)))
    (loop $eights
      (v128.store (local.get $to) (i16x8.narrow_i32x4_s
        (i32x4.trunc_sat_f32x4_s
          (f32x4.nearest (f32x4.mul (local.get $f) (v128.load (local.get $x)))))
        (i32x4.trunc_sat_f32x4_s
          (f32x4.nearest (f32x4.mul (local.get $f) (v128.load offset=16 (local.get $x)))))))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $eights (i32.lt_u
        (local.tee $x (i32.add (local.get $x) (i32.const 32))) (local.get $end)))))

  ;; v = 2^(rate v) in place, between 2^-62 and 2^62: two of them can be multiplied. 2^y = 2^n 2^f with
  ;; |f| <= 1/2. Adding 1.5 * 2^23 rounds y to n, which then stands in the lowest bits and is shifted into
  ;; the exponent. The polynomial for 2^f is exact at 0 and relatively 1e-7 off at most.
  (func $powers (param $v i32) (param $bytes i32) (param $rate f32)
    (local $end i32) (local $y v128) (local $n v128) (local $p v128) (local $k v128) (local $round v128)
    (local $most v128) (local $least v128)
    (local $c1 v128) (local $c2 v128) (local $c3 v128) (local $c4 v128) (local $c5 v128) (local $one v128)
    (local.set $end (i32.add (local.get $v) (local.get $bytes)))
    (local.set $k (f32x4.splat (local.get $rate)))
    (local.set $round (f32x4.splat (f32.const 12582912)))
    (local.set $most (f32x4.splat (f32.const 62)))
    (local.set $least (f32x4.splat (f32.const -62)))
    (local.set $c5 (f32x4.splat (f32.const 0.00132647273)))
    (local.set $c4 (f32x4.splat (f32.const 0.00967151299)))
    (local.set $c3 (f32x4.splat (f32.const 0.0555073358)))
    (local.set $c2 (f32x4.splat (f32.const 0.240222424)))
    (local.set $c1 (f32x4.splat (f32.const 0.693147004)))
    (local.set $one (f32x4.splat (f32.const 1)))
    (loop $fours
      (local.set $y (f32x4.pmax (local.get $least) (f32x4.pmin (local.get $most)
        (f32x4.mul (local.get $k) (v128.load (local.get $v))))))
      (local.set $n (f32x4.add (local.get $y) (local.get $round)))
      (local.set $y (f32x4.sub (local.get $y) (f32x4.sub (local.get $n) (local.get $round))))
      (local.set $p (f32x4.add (local.get $c4) (f32x4.mul (local.get $c5) (local.get $y))))
      (local.set $p (f32x4.add (local.get $c3) (f32x4.mul (local.get $p) (local.get $y))))
      (local.set $p (f32x4.add (local.get $c2) (f32x4.mul (local.get $p) (local.get $y))))
      (local.set $p (f32x4.add (local.get $c1) (f32x4.mul (local.get $p) (local.get $y))))
      (local.set $p (f32x4.add (local.get $one) (f32x4.mul (local.get $p) (local.get $y))))
      (v128.store (local.get $v)
        (i32x4.add (local.get $p) (i32x4.shl (local.get $n) (i32.const 23))))
      (br_if $fours (i32.lt_u
        (local.tee $v (i32.add (local.get $v) (i32.const 16))) (local.get $end)))))

  ;; v = 1 / (1 + e^-v) in place.
  (func (export "sigmoid") (param $v i32) (param $bytes i32)
    (local $end i32) (local $one v128)
    (local.set $end (i32.add (local.get $v) (local.get $bytes)))
    (local.set $one (f32x4.splat (f32.const 1)))
    (call $powers (local.get $v) (local.get $bytes) (f32.const -1.44269504))
    (loop $fours
      (v128.store (local.get $v)
        (f32x4.div (local.get $one) (f32x4.add (local.get $one) (v128.load (local.get $v)))))
      (br_if $fours (i32.lt_u
        (local.tee $v (i32.add (local.get $v) (i32.const 16))) (local.get $end)))))

  ;; v = max(0, v) in place.
  (func (export "rectify") (param $v i32) (param $bytes i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $v) (local.get $bytes)))
    (loop $fours
      (v128.store (local.get $v)
        (f32x4.max (v128.const f32x4 0 0 0 0) (v128.load (local.get $v))))
      (br_if $fours (i32.lt_u
        (local.tee $v (i32.add (local.get $v) (i32.const 16))) (local.get $end)))))

  ;; One step of 128 LSTM cells: z holds the gates input, forget, cell, output; c is updated, h written.
  ;; With E = e^-v the sigmoid is 1 / (1 + E), and with E = e^-2v tanh is (1 - E) / (1 + E): where both
  ;; are multiplied, one division serves them.
  (func (export "cells") (param $z i32) (param $c i32) (param $h i32)
    (local $end i32) (local $to i32) (local $v v128) (local $one v128)
    (local.set $one (f32x4.splat (f32.const 1)))
    (call $powers (local.get $z) (i32.const 1024) (f32.const -1.44269504))
    (call $powers (i32.add (local.get $z) (i32.const 1024)) (i32.const 512) (f32.const -2.88539008))
    (call $powers (i32.add (local.get $z) (i32.const 1536)) (i32.const 512) (f32.const -1.44269504))
    (local.set $to (local.get $h))
    (local.set $end (i32.add (local.get $h) (i32.const 512)))
    (loop $fours
      (local.set $v (v128.load offset=1024 (local.get $z)))
      (local.set $v (f32x4.add
        (f32x4.div (v128.load (local.get $c))
          (f32x4.add (local.get $one) (v128.load offset=512 (local.get $z))))
        (f32x4.div (f32x4.sub (local.get $one) (local.get $v)) (f32x4.mul
          (f32x4.add (local.get $one) (local.get $v))
          (f32x4.add (local.get $one) (v128.load (local.get $z)))))))
      (v128.store (local.get $c) (local.get $v))
      (v128.store (local.get $to) (local.get $v))
      (local.set $z (i32.add (local.get $z) (i32.const 16)))
      (local.set $c (i32.add (local.get $c) (i32.const 16)))
      (br_if $fours (i32.lt_u
        (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end))))
    (call $powers (local.get $h) (i32.const 512) (f32.const -2.88539008))
    ;; $z is 512 bytes farther by now, the output gate therefore 1024.
    (loop $fours
      (local.set $v (v128.load (local.get $h)))
      (v128.store (local.get $h) (f32x4.div (f32x4.sub (local.get $one) (local.get $v)) (f32x4.mul
        (f32x4.add (local.get $one) (local.get $v))
        (f32x4.add (local.get $one) (v128.load offset=1024 (local.get $z))))))
      (local.set $z (i32.add (local.get $z) (i32.const 16)))
      (br_if $fours (i32.lt_u
        (local.tee $h (i32.add (local.get $h) (i32.const 16))) (local.get $end))))))
